package news.herald.endurance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import news.herald.testing.HeraldServer;
import news.herald.testing.ReaderSwarm;
import news.herald.testing.ResilientPublisher;
import news.herald.testing.StreamRequest;
import news.herald.testing.SwarmReport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Slow clients, streams that nobody reads, readers who come and go, all of it at once for long: those beside them are served,
 * and afterwards readers, threads, descriptors and heap are what they were. {@code mvn verify -Pendurance} takes longer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnduranceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration STANDSTILL = Duration.ofSeconds(30);
    private static final Duration PACE = Duration.ofMillis(200);

    /** Of those who are there for the news. */
    private static final int BESIDE = 50;

    /** Ten of them fill what a server and two kernels keep for a reader that takes nothing. */
    private static final int LARGE = 20_000;

    private final Extent extent = Extent.ofThisRun();
    private HeraldServer server;
    private Mischief mischief;

    @BeforeAll
    void start() {
        server = extent.start(HeraldServer.named("endurance"))
                // Whoever guesses does so from the address that editors have here.
                .with("HERALD_GUESSES", "10000")
                .with("HERALD_REQUEST_RATE", "none")
                .with("HERALD_CONNECT_RATE", "none")
                .with("HERALD_MAX_READERS", "20000")
                .with("HERALD_MAX_READERS_PER_ADDRESS", "20000")
                .with("HERALD_STALL", "PT5S")
                .with("HERALD_HEARTBEAT", "PT5S")
                .with("HERALD_RETRY", "PT1S")
                .start();
        long seed = System.nanoTime();
        System.out.printf("EnduranceIT: %s, seed %d%n", extent, seed);
        mischief = new Mischief(server, new Random(seed));
        warmUp();
    }

    /** After this the server's pools and what it keeps for readers have all that they will ever have. */
    private void warmUp() {
        String topic = server.api().freshTopic("warming");
        try (ReaderSwarm swarm = readers(topic, extent.readers())) {
            swarm.drop();
            mischief.all(extent.idlers());
        }
        try (ReaderSwarm swarm = readers(topic, BESIDE)) {
            assertEquals(BESIDE, swarm.greeted());
            String large = "x".repeat(LARGE);
            for (int number = 0; number < extent.ballast(); number++) {
                server.api().publish(topic, large).expect(201);
            }
        }
        try (Idlers signIns = mischief.signIns(extent.idlers() / 10)) {
            // As many are read at once as ever will be, which takes Payara two descriptors each, kept for the next.
            for (int times = 0; times < 6; times++) {
                signIns.drip();
                pause(Duration.ofMillis(500));
            }
        }
        new Visitors(server.port(), "/api/topics/" + topic + "/stream").come(2_000);
        awaitReaders(0);
    }

    private void awaitReaders(int readers) {
        Awaitility.await(readers + " readers")
                .atMost(PATIENCE)
                .until(() -> server.api().metric("herald_readers") == readers);
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void requestsThatNeverComeToTheirEndHoldUpNobody() {
        Condition before = Condition.of(server);
        beside(() -> {
            try (Idlers headers = mischief.headers(extent.idlers());
                    Idlers signIns = mischief.signIns(extent.idlers() / 10)) {
                for (int times = 0; times < 10; times++) {
                    headers.drip();
                    signIns.drip();
                    pause(Duration.ofMillis(500));
                    newcomersAreGreeted();
                }
                System.out.printf(
                        "EnduranceIT: of %d who never ended their headers %d were let be, of %d with half a sign-in %d%n",
                        extent.idlers(), headers.count(), extent.idlers() / 10, signIns.count());
            }
        });
        before.awaitAgain(server, "slow requests");
    }

    @Test
    void streamsThatNobodyReadsAreClosedAndHoldUpNobody() {
        Condition before = Condition.of(server);
        String ballast = server.api().freshTopic("ballast");
        beside(() -> {
            StreamRequest asked = server.stream(ballast).receiveBuffer(4_096);
            try (ReaderSwarm swarm = ReaderSwarm.connect(
                    extent.idlers(), 1, number -> asked.from("127.0.4." + (1 + number % 200)), PATIENCE)) {
                for (int number = 0; number < extent.idlers(); number++) {
                    swarm.stall(number);
                }
                String large = "x".repeat(LARGE);
                Awaitility.await("all of them closed")
                        .atMost(extent.patience())
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> {
                            server.api().publish(ballast, large).expect(201);
                            return server.api().metric("herald_readers") <= before.readers() + BESIDE;
                        });
            }
        });
        before.awaitAgain(server, "streams that nobody read");
    }

    @Test
    void whoComesAndGoesLeavesNothingBehind() {
        Condition before = Condition.of(server);
        Visitors visitors = new Visitors(server.port(), "/api/topics/" + freshTopic() + "/stream");
        long begun = System.nanoTime();
        beside(() -> visitors.come(extent.visits()));
        System.out.printf(
                "EnduranceIT: %d came and went in %d s, %d were greeted, %d times one came again for want of a place%n",
                extent.visits(),
                Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                visitors.greeted(),
                visitors.again());
        assertEquals(List.of(), visitors.faults());
        assertEquals(extent.visits() / 2, visitors.greeted(), 8);
        before.awaitAgain(server, "coming and going");
    }

    @Test
    void aLongTimeOfAllOfItLeavesEverythingAsItWas() {
        Condition empty = Condition.of(server);
        String topic = freshTopic();
        try (ReaderSwarm swarm = readers(topic, extent.readers());
                ResilientPublisher publisher = new ResilientPublisher(server.api(), topic, PACE)) {
            publisher.publish();
            assertEquals(0, swarm.await(1, STANDSTILL).lost());
            awaitReaders(extent.readers());
            Condition full = Condition.of(server);
            publisher.begin();
            long end = System.nanoTime() + extent.soak().toNanos();
            for (int round = 1; System.nanoTime() < end; round++) {
                mischief.any(extent.idlers() / 20);
                // All of them at once, now and then: a proxy that was started anew.
                if (round % 10 == 0) {
                    swarm.drop();
                }
            }
            int published = publisher.end();
            SwarmReport report = swarm.await(published, STANDSTILL);
            System.out.printf(
                    "EnduranceIT, %d s of it: %d events, %s%n", extent.soak().toSeconds(), published, report);
            assertTrue(report.isFaultless(), report::toString);
            assertEquals((long) extent.readers() * published, report.delivered());
            full.awaitAgain(server, "the soak, readers still there");
        }
        empty.awaitAgain(server, "the soak");
    }

    private String freshTopic() {
        return server.api().freshTopic("endurance");
    }

    private ReaderSwarm readers(String topic, int count) {
        return ReaderSwarm.returning(
                count,
                1,
                (number, last) -> {
                    StreamRequest request = server.stream(topic).from("127.0.2." + (1 + number % 200));
                    return last.isEmpty() ? request : request.lastEventId(last);
                },
                PATIENCE);
    }

    /** Does it while readers are there, who get everything that is published meanwhile. */
    private void beside(Runnable what) {
        String topic = freshTopic();
        try (ReaderSwarm swarm = readers(topic, BESIDE);
                ResilientPublisher publisher = new ResilientPublisher(server.api(), topic, PACE)) {
            publisher.begin();
            what.run();
            int published = publisher.end();
            SwarmReport report = swarm.await(published, STANDSTILL);
            System.out.printf("EnduranceIT, beside it: %d events, %s%n", published, report);
            assertTrue(report.isFaultless(), report::toString);
            assertEquals((long) BESIDE * published, report.delivered());
        }
    }

    private void newcomersAreGreeted() {
        try (ReaderSwarm newcomers = readers(freshTopic(), 5)) {
            assertEquals(5, newcomers.greeted());
        }
    }

    /** As long as slow clients wait with their next byte: nothing that could be waited for. */
    private static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
