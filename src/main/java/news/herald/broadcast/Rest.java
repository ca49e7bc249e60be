package news.herald.broadcast;

import java.time.Duration;

/**
 * How long a lane rests after a round. Under load events then travel together, in fewer writes, and the editors' requests
 * find a core that is free. Without load there is nothing to wait for. Measured: decision 6. Immutable.
 */
final class Rest {

    /** A shorter round has nothing to rest from: what comes alone goes out at once. */
    static final long LONG_ROUND_NANOS = 1_000_000L;

    /** What resting may add to the time that an event takes, at most, while events travel alone. */
    static final long MOST_ALONE_NANOS = 20_000_000L;

    private final long mostTogether;

    /** @param mostTogether what it may add while they travel together, because they come faster than they could be written */
    Rest(Duration mostTogether) {
        this.mostTogether = mostTogether.toNanos();
    }

    /**
     * As long as the lane worked; as many times as long as its writes carried events, once they carry several.
     *
     * @param worked nanoseconds that the round took
     * @param eventsAWrite how many events one of its writes carried on average
     * @return nanoseconds
     */
    long after(long worked, long eventsAWrite) {
        if (worked < LONG_ROUND_NANOS) {
            return 0;
        }
        long alone = Math.min(worked, MOST_ALONE_NANOS);
        return eventsAWrite < 2 ? alone : Math.max(alone, Math.min(worked * eventsAWrite, mostTogether));
    }
}
