package news.herald.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BucketsTest {

    private final Histogram latency = new Histogram(0.01, 0.1, 1);

    @Test
    void aQuantileStandsWhereItsShareOfTheObservationsEnds() {
        latency.observe(0.005, 50);
        latency.observe(0.05, 40);
        latency.observe(0.5, 10);
        Buckets buckets = latency.buckets();
        assertEquals(0.01, buckets.quantile(0.5), 1e-9);
        assertEquals(0.1, buckets.quantile(0.9), 1e-9);
        assertEquals(0.91, buckets.quantile(0.99), 1e-9);
    }

    @Test
    void onlyWhatCameSinceCounts() {
        latency.observe(0.5, 1_000);
        Buckets before = latency.buckets();
        latency.observe(0.005, 3);
        Buckets since = latency.buckets().since(before);
        assertEquals(3, since.count());
        assertTrue(since.quantile(0.99) <= 0.01);
        assertTrue(latency.buckets().quantile(0.99) > 0.1);
    }

    @Test
    void nothingHasNoQuantile() {
        assertEquals(Double.NaN, latency.buckets().quantile(0.5));
    }

    @Test
    void whatIsBeyondTheLastBoundIsAtLeastThat() {
        latency.observe(60);
        assertEquals(1, latency.buckets().quantile(0.5));
    }
}
