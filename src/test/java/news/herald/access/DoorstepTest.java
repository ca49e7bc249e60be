package news.herald.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.util.function.Supplier;
import news.herald.ninjs.RequestBody;
import news.herald.problem.Refusal;
import org.junit.jupiter.api.Test;

class DoorstepTest {

    private static final RequestBody BODY = RequestBody.read(new ByteArrayInputStream(new byte[0]), 1);

    private final Doorstep doorstep = new Doorstep();

    @Test
    void fourOfOneAddressAndSixteenOfAllMayStandThere() {
        assertEquals(503, refused(standing("a", 4, () -> doorstep.receive("a", () -> BODY))));
        assertSame(
                BODY, standing("a", 4, () -> doorstep.receive("b", () -> BODY)).get());
        Supplier<RequestBody> all = () -> doorstep.receive("e", () -> BODY);
        for (String address : new String[] {"a", "b", "c", "d"}) {
            all = standing(address, 4, all);
        }
        assertEquals(503, refused(all));
    }

    @Test
    void whoeverLeavesMakesRoom() {
        for (int i = 0; i < 100; i++) {
            assertSame(BODY, standing("a", 4, () -> BODY).get());
            assertThrows(
                    IllegalStateException.class,
                    () -> doorstep.receive("a", () -> {
                        throw new IllegalStateException("broken off");
                    }));
        }
    }

    /** Does it while so many are there. */
    private Supplier<RequestBody> standing(String address, int many, Supplier<RequestBody> then) {
        return many == 0 ? then : () -> doorstep.receive(address, standing(address, many - 1, then)::get);
    }

    private static int refused(Supplier<RequestBody> attempt) {
        return assertThrows(Refusal.class, attempt::get).status();
    }
}
