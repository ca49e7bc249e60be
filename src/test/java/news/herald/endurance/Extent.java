package news.herald.endurance;

import java.time.Duration;

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
 * @param heap of the server; on Payara a reader that takes nothing may hold half a megabyte of it (decision 26)
 */
record Extent(int idlers, int visits, int readers, int ballast, Duration soak, Duration patience, String heap) {

    private static final Extent SHORT =
            new Extent(200, 2_000, 300, 50, Duration.ofSeconds(6), Duration.ofMinutes(2), "-Xmx1g");
    private static final Extent LONG =
            new Extent(5_000, 200_000, 5_000, 2_000, Duration.ofMinutes(10), Duration.ofMinutes(10), "-Xmx5g");

    static Extent ofThisRun() {
        return "long".equals(System.getProperty("endurance")) ? LONG : SHORT;
    }
}
