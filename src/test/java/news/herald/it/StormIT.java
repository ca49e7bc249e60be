package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import news.herald.testing.HeraldServer;
import news.herald.testing.LatencyHistogram;
import news.herald.testing.Mark;
import news.herald.testing.Pace;
import news.herald.testing.ReaderSwarm;
import news.herald.testing.StreamRequest;
import news.herald.testing.SwarmReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand readers are cut off at once and come back with their last ids, while publishing goes on: each when it was
 * told to, as browsers do, and then all in the same instant, which overflows the listener's queue of 4,096.
 */
@Tag("load")
class StormIT {

    private static final int READERS = 10_000;
    private static final Duration LENGTH = Duration.ofSeconds(12);
    private static final Duration PACE = Duration.ofMillis(500);

    /**
     * To a topic that nobody reads, for how long a publisher waits; also pushes the others' events out of the ring: in three
     * seconds all of it is new, and some are told to come back after five, so these come from the journal on the fastest
     * machine too.
     */
    private static final Duration QUIET_PACE = Duration.ofMillis(25);

    private static final String PAGES = "herald_journal_pages_total";
    private static final int MOST_PAGES = 100;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @Test
    void nothingIsLostOrDoubledAndTheJournalIsReadAFewTimesOnly() {
        HeraldServer server = HeraldServer.named("storm")
                .with("HERALD_RING", "128")
                // The node counts those that were cut off until it has found them.
                .with("HERALD_MAX_READERS", Integer.toString(READERS * 9 / 5))
                .with("HERALD_MAX_READERS_PER_ADDRESS", Integer.toString(READERS))
                .jvm("-Xmx1g")
                .start();
        String topic = server.api().freshTopic("storm");
        String quiet = server.api().freshTopic("quiet");
        try (server;
                ReaderSwarm swarm = ReaderSwarm.returning(
                        READERS, 2, (number, last) -> request(server, topic, number, last), Duration.ofSeconds(180))) {
            LatencyHistogram before = publishBoth(server, topic, quiet, () -> {});
            SwarmReport calm = swarm.await(marks(), Duration.ofSeconds(20));
            assertTrue(calm.isFaultless(), calm::toString);
            double publisherWaited = before.percentile(0.99) / 1e6;
            System.out.printf("StormIT, calm: %s; a publisher waits at p99 %.1f ms%n", calm, publisherWaited);
            // The first one finds a server that has never seen so many.
            double pages = storm("as told", server, swarm, topic, quiet, swarm::drop)
                    + storm("as told", server, swarm, topic, quiet, swarm::drop)
                    + storm("at once", server, swarm, topic, quiet, swarm::dropImpatient);
            assertTrue(pages > 0, "nobody came from the journal: this shows nothing");
        } finally {
            threads.shutdownNow();
        }
    }

    private double storm(
            String kind, HeraldServer server, ReaderSwarm swarm, String topic, String quiet, Runnable drop) {
        double pagesBefore = server.api().metric(PAGES);
        swarm.forget();
        LatencyHistogram during = publishBoth(server, topic, quiet, drop);
        SwarmReport report = swarm.await(marks(), Duration.ofSeconds(20));
        double pages = server.api().metric(PAGES) - pagesBefore;
        System.out.printf(
                "StormIT, back %s: %s; %.0f pages of the journal; a publisher waits at p99 %.1f ms%n",
                kind, report, pages, during.percentile(0.99) / 1e6);
        assertTrue(report.isFaultless(), report::toString);
        assertEquals((long) READERS * marks(), report.delivered());
        assertEquals(READERS, swarm.greeted());
        assertTrue(pages <= MOST_PAGES, pages + " pages of the journal");
        return pages;
    }

    /** From many addresses: one has too few ports for those that come back while the old ones are not free yet. */
    private static StreamRequest request(HeraldServer server, String topic, int number, String last) {
        StreamRequest request = server.stream(topic).from("127.0.1." + (1 + number % 200));
        return last.isEmpty() ? request : request.lastEventId(last);
    }

    private static int marks() {
        return (int) LENGTH.dividedBy(PACE);
    }

    /** @param then done once both publish */
    private LatencyHistogram publishBoth(HeraldServer server, String topic, String quiet, Runnable then) {
        CompletableFuture<Void> marked = CompletableFuture.runAsync(
                () -> Pace.of(PACE)
                        .run(
                                marks(),
                                number -> server.api()
                                        .publish(topic, Mark.now(number).toString())
                                        .expect(201)),
                threads);
        LatencyHistogram waits = new LatencyHistogram();
        CompletableFuture<Void> timed = CompletableFuture.runAsync(
                () -> Pace.of(QUIET_PACE).run((int) LENGTH.dividedBy(QUIET_PACE), number -> {
                    long sent = System.nanoTime();
                    server.api().publish(quiet, "quiet " + number).expect(201);
                    waits.record(System.nanoTime() - sent);
                }),
                threads);
        then.run();
        CompletableFuture.allOf(marked, timed).join();
        return waits;
    }
}
