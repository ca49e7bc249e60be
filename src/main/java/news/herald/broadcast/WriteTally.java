package news.herald.broadcast;

/**
 * Counts the writes of a lane and hands them to the meters together, some dozens at a time: a clock and four counters for
 * each write were a tenth of what it costs. Owned by the lane's thread.
 */
final class WriteTally {

    /** So that the time that the last of them took is still that of the first. */
    private static final int TOGETHER = 32;

    private final DeliveryMeters meters;
    private Batch batch;
    private boolean live;
    private int writes;
    private int roundsWrites;
    private long roundsEvents;

    WriteTally(DeliveryMeters meters) {
        this.meters = meters;
    }

    /** @param fromRing whether it came from the ring, not from the journal */
    void wrote(Batch written, boolean fromRing) {
        if (written != batch || fromRing != live || writes == TOGETHER) {
            handOn();
            batch = written;
            live = fromRing;
        }
        writes++;
        roundsWrites++;
        roundsEvents += written.events().size();
    }

    /** How many events a write carried on average since this was last asked for; none when nothing was written. */
    long eventsAWrite() {
        long events = roundsWrites == 0 ? 0 : roundsEvents / roundsWrites;
        roundsWrites = 0;
        roundsEvents = 0;
        return events;
    }

    void handOn() {
        if (writes > 0 && live) {
            meters.deliveredLive(batch, writes);
        } else if (writes > 0) {
            meters.deliveredLate(batch, writes);
        }
        writes = 0;
        // A batch that is over must not be held in memory.
        batch = null;
    }
}
