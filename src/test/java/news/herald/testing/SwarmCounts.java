package news.herald.testing;

/** What the readers of one loop counted together. Belongs to the loop's thread. */
final class SwarmCounts {

    private LatencyHistogram latency = new LatencyHistogram();
    private long delivered;
    private long duplicates;
    private long late;
    private long idsOutOfOrder;
    private long resets;
    private long lastDelivery;

    /** @param sent by {@link System#nanoTime} */
    void delivered(long sent) {
        delivered++;
        lastDelivery = System.nanoTime();
        latency.record(lastDelivery - sent);
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

    void forget() {
        latency = new LatencyHistogram();
        delivered = 0;
        duplicates = 0;
        late = 0;
        idsOutOfOrder = 0;
        resets = 0;
        lastDelivery = 0;
    }

    SwarmReport report(int readers, int open, long lost) {
        LatencyHistogram copy = new LatencyHistogram();
        copy.add(latency);
        return new SwarmReport(
                readers, open, delivered, lost, duplicates, late, idsOutOfOrder, resets, lastDelivery, copy);
    }
}
