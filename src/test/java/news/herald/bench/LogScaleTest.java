package news.herald.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class LogScaleTest {

    @Test
    void twiceAndHalfAreEquallyFarFromOne() {
        LogScale scale = LogScale.around(100, 50, DoubleStream.of(4));
        assertEquals(100, scale.place(1));
        assertEquals(scale.place(2) - 100, 100 - scale.place(0.5), 1e-9);
    }

    @Test
    void everyRatioHasItsPlace() {
        LogScale scale = LogScale.around(100, 50, DoubleStream.of(0.01, 3, Double.NaN, Double.POSITIVE_INFINITY));
        assertEquals(50, scale.place(0.01), 1e-9);
        assertTrue(scale.place(3) < 150);
        assertEquals(150, scale.place(Double.POSITIVE_INFINITY));
    }

    @Test
    void linesAreFew() {
        assertEquals(
                List.of(2.0, 5.0), LogScale.around(0, 1, DoubleStream.of(3)).ticks());
        assertTrue(LogScale.around(0, 1, DoubleStream.of(90_000)).ticks().size() <= 4);
    }
}
