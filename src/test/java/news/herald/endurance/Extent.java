package news.herald.endurance;

import java.time.Duration;
import news.herald.testing.ServerOptions;

/**
 * How many and for how long: a little with every build, more when asked to by the system property {@code endurance}, which is
 * {@code long} then. Immutable.
 *
 * @param idlers connections that take the server's time, and streams whose readers take nothing
 * @param visits streams that are opened and left
 * @param readers of the soak
 * @param ballast large events that fill what a node keeps for its readers (32 MB, {@code HERALD_RING_BYTES}), before the first
 *     figure is taken
 * @param soak how long it lasts
 * @param patience with what so many do at once
 * @param more megabytes of heap that may be held after it: what each lane keeps for readers that are behind (16 MB), and the
 *     pages that H2 keeps, the more the larger the heap
 * @param heap of the server; on Payara a reader that takes nothing may hold half a megabyte of it (decision 26)
 */
record Extent(
        int idlers, int visits, int readers, int ballast, Duration soak, Duration patience, String heap, int more) {

    private static final Extent SHORT =
            new Extent(200, 2_000, 300, 50, Duration.ofSeconds(6), Duration.ofMinutes(2), "-Xmx1g", 24);
    private static final Extent LONG =
            new Extent(5_000, 200_000, 5_000, 2_000, Duration.ofMinutes(10), Duration.ofMinutes(10), "-Xmx5g", 96);

    /** A server that runs for long is worth a longer start. */
    ServerOptions start(ServerOptions server) {
        return (this == LONG ? server.measured() : server).heap(heap);
    }

    static Extent ofThisRun() {
        return "long".equals(System.getProperty("endurance")) ? LONG : SHORT;
    }
}
