package news.herald.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

    @Test
    void percentilesOfAKnownDistribution() {
        LatencyHistogram histogram = new LatencyHistogram();
        for (int micros = 1; micros <= 10_000; micros++) {
            histogram.record(micros * 1_000L);
        }
        assertEquals(5_000_000, histogram.percentile(0.5), 5_000_000 * 0.008);
        assertEquals(9_900_000, histogram.percentile(0.99), 9_900_000 * 0.008);
        assertEquals(10_000_000, histogram.percentile(1));
        assertEquals(10_000, histogram.count());
    }

    @Test
    void nothingRecordedIsZero() {
        assertEquals(0, new LatencyHistogram().percentile(0.99));
    }

    @Property
    void oneValueIsFoundAgain(@ForAll @LongRange(min = 0, max = 1L << 50) long nanos) {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.record(nanos);
        histogram.record(Long.MAX_VALUE);
        assertEquals(nanos, histogram.percentile(0.5), nanos * 0.008 + 1);
    }

    @Test
    void twoHistogramsAddUp() {
        LatencyHistogram one = new LatencyHistogram();
        LatencyHistogram other = new LatencyHistogram();
        one.record(10);
        other.record(20);
        one.add(other);
        assertEquals(2, one.count());
        assertEquals(20, one.max());
        assertEquals(10, one.percentile(0.5));
    }
}
