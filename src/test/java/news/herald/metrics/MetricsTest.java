package news.herald.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private final Metrics metrics = new Metrics();

    @Test
    void aCounterIsWrittenWithItsHelpItsTypeAndItsValue() {
        metrics.counter("herald_events_total", "Events journalled").add(3);
        assertEquals("""
                # HELP herald_events_total Events journalled
                # TYPE herald_events_total counter
                herald_events_total 3
                """, metrics.prometheusText());
    }

    @Test
    void theSameNameAndLabelGiveTheSameCounter() {
        Counter stalled = metrics.counter("closed_total", "Closed readers", "reason", "stalled");
        assertSame(stalled, metrics.counter("closed_total", "Closed readers", "reason", "stalled"));
        metrics.counter("closed_total", "Closed readers", "reason", "gone").increment();
        assertTrue(metrics.prometheusText()
                .endsWith("closed_total{reason=\"gone\"} 1\nclosed_total{reason=\"stalled\"} 0\n"));
    }

    @Test
    void aHistogramCountsEachBucketWithAllBelowIt() {
        Histogram latency = metrics.histogram("latency_seconds", "From commit to write", 0.01, 0.1);
        latency.observe(0.01);
        latency.observeNanos(50_000_000);
        latency.observe(7);
        assertEquals("""
                # HELP latency_seconds From commit to write
                # TYPE latency_seconds histogram
                latency_seconds_bucket{le="0.01"} 1
                latency_seconds_bucket{le="0.1"} 2
                latency_seconds_bucket{le="+Inf"} 3
                latency_seconds_sum 7.06
                latency_seconds_count 3
                """, metrics.prometheusText());
    }

    @Test
    void aGaugeThatFailsDoesNotHideTheOthers() {
        metrics.gauge("broken", "Fails", () -> {
            throw new IllegalStateException("not now");
        });
        metrics.gauge("readers", "Open streams", () -> 12.5);
        assertTrue(metrics.prometheusText().contains("\nbroken NaN\n"));
        assertTrue(metrics.prometheusText().endsWith("readers 12.5\n"));
    }

    @Test
    void theLastSupplierOfAGaugeIsAsked() {
        metrics.gauge("readers", "Open streams", () -> 1);
        metrics.gauge("readers", "Open streams", () -> 2);
        assertTrue(metrics.prometheusText().endsWith("readers 2\n"));
    }

    @Test
    void aLabelsValueCannotBreakTheLine() {
        metrics.counter("odd_total", "Odd", "value", "a\"b\\c\nd").increment();
        assertTrue(metrics.prometheusText().endsWith("odd_total{value=\"a\\\"b\\\\c\\nd\"} 1\n"));
    }

    @Test
    void aNameHasOneKind() {
        metrics.counter("things", "Things");
        assertThrows(IllegalArgumentException.class, () -> metrics.gauge("things", "Things", () -> 0));
    }

    @Test
    void namesAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> metrics.counter("a b", "No"));
        assertThrows(IllegalArgumentException.class, () -> metrics.counter("a", "No", "b\n", "c"));
    }

    @Test
    void labelsAreBounded() {
        IntStream.range(0, Family.MOST_SERIES * 2)
                .forEach(i ->
                        metrics.counter("many_total", "Many", "value", "v" + i).increment());
        assertTrue(metrics.prometheusText().contains("many_total{value=\"other\"} " + Family.MOST_SERIES + "\n"));
    }

    @Test
    void nothingIsLostWhenManyThreadsCount() {
        Histogram latency = metrics.histogram("busy_seconds", "Busy", 1);
        IntStream.range(0, 10_000).parallel().forEach(i -> {
            metrics.counter("busy_total", "Busy").increment();
            latency.observe(0.5);
        });
        assertEquals(10_000, metrics.counter("busy_total", "Busy").count());
        assertEquals(10_000, latency.count());
    }
}
