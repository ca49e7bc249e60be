package news.herald.testing;

import java.util.HashMap;
import java.util.Map;

/** What the readers of one loop counted together. Belongs to the loop's thread. */
final class SwarmCounts {

    private LatencyHistogram latency = new LatencyHistogram();
    private final Map<Integer, Long> slowest = new HashMap<>();
    private long delivered;
    private long duplicates;
    private long late;
    private long idsOutOfOrder;
    private long resets;
    private long refused;
    private long lastDelivery;

    /**
     * @param number the mark's
     * @param sent by {@link System#nanoTime}
     */
    void delivered(int number, long sent) {
        delivered++;
        lastDelivery = System.nanoTime();
        latency.record(lastDelivery - sent);
        slowest.merge(number, lastDelivery - sent, Math::max);
    }

    /** By mark, how long it took to the last reader of the loop that has it, in nanoseconds. */
    Map<Integer, Long> slowest() {
        return Map.copyOf(slowest);
    }

    void duplicate() {
        duplicates++;
    }

    /** A mark came after a higher one, which is a fault only where one writer wrote them in order. */
    void late() {
        late++;
    }

    void idOutOfOrder() {
        idsOutOfOrder++;
    }

    void reset() {
        resets++;
    }

    /** A status at which a browser's reader would give up for good. */
    void refused() {
        refused++;
    }

    void forget() {
        latency = new LatencyHistogram();
        slowest.clear();
        delivered = 0;
        duplicates = 0;
        late = 0;
        idsOutOfOrder = 0;
        resets = 0;
        refused = 0;
        lastDelivery = 0;
    }

    SwarmReport report(int readers, int open, long lost) {
        LatencyHistogram copy = new LatencyHistogram();
        copy.add(latency);
        return new SwarmReport(
                readers, open, delivered, lost, duplicates, late, idsOutOfOrder, resets, refused, lastDelivery, copy);
    }
}
