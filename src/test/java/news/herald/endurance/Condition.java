package news.herald.endurance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import news.herald.testing.Footprint;
import news.herald.testing.HeraldServer;
import news.herald.testing.LiveHeap;
import org.awaitility.Awaitility;

/**
 * What a server holds. Immutable.
 *
 * @param heapMegabytes of what is reachable
 */
record Condition(int readers, Footprint footprint, long heapMegabytes) {

    /** Threads and descriptors: a pool may have another one of each, the database another file. */
    private static final int SLACK = 12;

    /** An idle thread of a server's pool and a connection kept alive end within a minute or so. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    static Condition of(HeraldServer server) {
        return new Condition(readers(server), Footprint.of(server.handle()), heap(server));
    }

    private static long heap(HeraldServer server) {
        return new LiveHeap(server.handle(), 0.05).bytes() / 1_000_000;
    }

    private static int readers(HeraldServer server) {
        return (int) server.api().metric("herald_readers");
    }

    /** Waits until the server is in this condition again, and says how it is. */
    void awaitAgain(HeraldServer server, String after) {
        Awaitility.await(after + ": " + readers + " readers")
                .atMost(PATIENCE)
                .until(() -> readers(server), now -> now == readers);
        Awaitility.await(after).atMost(PATIENCE).untilAsserted(() -> assertWithin(Footprint.of(server.handle())));
        // Payara remembers a connection for the half minute after which it would have ended it.
        long heap = Awaitility.await(after + ": a heap as before, " + heapMegabytes + " MB")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(5))
                .until(
                        () -> heap(server),
                        now -> now <= heapMegabytes + Extent.ofThisRun().more());
        Condition now = new Condition(readers(server), Footprint.of(server.handle()), heap);
        System.out.printf(
                "EnduranceIT, %s: before %s, now %s, more of %s%n",
                after, this, now, now.footprint.grownSince(footprint));
    }

    private void assertWithin(Footprint now) {
        assertTrue(
                now.isWithin(footprint, SLACK),
                () -> now + " is more than before: " + footprint + ", namely of " + now.grownSince(footprint));
    }

    @Override
    public String toString() {
        return readers + " readers, " + footprint.threads() + " threads, " + footprint.descriptors() + " descriptors, "
                + heapMegabytes + " MB of heap";
    }
}
