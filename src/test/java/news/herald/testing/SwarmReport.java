package news.herald.testing;

import java.util.Locale;

/**
 * What a swarm got.
 *
 * @param readers how many were connected
 * @param open how many still are
 * @param delivered distinct marked events, summed over the readers
 * @param lost marks that should have come and did not, summed over the readers
 * @param duplicates marks that came to the same reader again
 * @param late marks that came after a higher one
 * @param idsOutOfOrder event ids that did not ascend
 * @param resets how often a reader was told that its cursor is void
 * @param refused answers other than 200 to readers that came back, at which a browser would have given up
 * @param lastDelivery when the last of the distinct ones came, by {@link System#nanoTime}, 0 if none did
 * @param latency from the mark's time to the reader, owned by whoever holds the report
 */
public record SwarmReport(
        int readers,
        int open,
        long delivered,
        long lost,
        long duplicates,
        long late,
        long idsOutOfOrder,
        long resets,
        long refused,
        long lastDelivery,
        LatencyHistogram latency) {

    SwarmReport plus(SwarmReport other) {
        LatencyHistogram both = new LatencyHistogram();
        both.add(latency);
        both.add(other.latency);
        return new SwarmReport(
                readers + other.readers,
                open + other.open,
                delivered + other.delivered,
                lost + other.lost,
                duplicates + other.duplicates,
                late + other.late,
                idsOutOfOrder + other.idsOutOfOrder,
                resets + other.resets,
                refused + other.refused,
                later(lastDelivery, other.lastDelivery),
                both);
    }

    /** Such times may be negative, and only their differences count. */
    private static long later(long one, long other) {
        return one == 0 || other != 0 && other - one > 0 ? other : one;
    }

    /** Nothing lost, nothing twice, ids ascending, no cursor void, nobody turned away for good. */
    public boolean isFaultless() {
        return lost == 0 && duplicates == 0 && idsOutOfOrder == 0 && resets == 0 && refused == 0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d readers (%d open), %d delivered, %d lost, %d twice, %d late, %d ids out of order, %d resets, %d refused,"
                        + " ms: p50 %.2f p99 %.2f p99.9 %.2f max %.2f",
                readers,
                open,
                delivered,
                lost,
                duplicates,
                late,
                idsOutOfOrder,
                resets,
                refused,
                latency.percentile(0.5) / 1e6,
                latency.percentile(0.99) / 1e6,
                latency.percentile(0.999) / 1e6,
                latency.max() / 1e6);
    }
}
