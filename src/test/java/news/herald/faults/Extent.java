package news.herald.faults;

import java.time.Duration;
import news.herald.testing.ServerOptions;

/**
 * How long and how often things go wrong: a little with every build, for long when asked to by the system property
 * {@code faults}, which is {@code long} then. Immutable.
 *
 * @param nodes of the cluster
 * @param readers behind its proxy
 * @param kills how many nodes are killed, one after the other
 * @param outage how long something does not answer
 * @param wakeupsCut how long nodes do not hear of each other
 */
record Extent(int nodes, int readers, int kills, Duration outage, Duration wakeupsCut) {

    private static final Extent SHORT = new Extent(2, 200, 1, Duration.ofSeconds(8), Duration.ofSeconds(5));
    private static final Extent LONG = new Extent(3, 600, 20, Duration.ofSeconds(30), Duration.ofSeconds(60));

    /** Servers that run for long are worth a longer start. */
    ServerOptions start(ServerOptions node) {
        return this == LONG ? node.measured() : node;
    }

    static Extent ofThisRun() {
        return "long".equals(System.getProperty("faults")) ? LONG : SHORT;
    }
}
