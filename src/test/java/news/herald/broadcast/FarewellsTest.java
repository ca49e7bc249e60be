package news.herald.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FarewellsTest {

    @Test
    void fewerAndFewerMayStay() {
        Farewells farewells = new Farewells(100, 1_000, 400);
        assertEquals(100, farewells.mayStay(1_000));
        assertEquals(75, farewells.mayStay(1_100));
        assertEquals(1, farewells.mayStay(1_399));
        assertEquals(0, farewells.mayStay(1_400));
        assertEquals(0, farewells.mayStay(9_999));
    }

    @Test
    void withoutATimeAllLeaveAtOnce() {
        assertEquals(0, new Farewells(100, 1_000, 0).mayStay(1_000));
    }
}
