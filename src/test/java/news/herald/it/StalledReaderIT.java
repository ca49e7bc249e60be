package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import news.herald.testing.HeraldServer;
import news.herald.testing.Mark;
import news.herald.testing.ProbeWar;
import news.herald.testing.ReaderSwarm;
import news.herald.testing.SseConnection;
import news.herald.testing.SwarmReport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One reader that never reads costs the two hundred others nothing, and is closed in the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StalledReaderIT {

    private static final int READERS = 200;
    private static final int EVENTS = 60;
    private static final long PACE_MILLIS = 60;
    private static final int PAIRS = 9;
    private static final double ALLOWED = 1.10;
    private static final String PADDING = "x".repeat(20_000);
    private static final Duration STALL = Duration.ofSeconds(10);
    private static final String STALLED = "herald_readers_closed_total{reason=\"stalled\"}";

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private HeraldServer server;
    private String topic;
    private String ballast;

    @BeforeAll
    void start() {
        server = HeraldServer.named("stalled")
                .war(ProbeWar.file())
                .with("HERALD_STALL", STALL.toString())
                .start();
        topic = server.api().freshTopic("stalled");
        ballast = server.api().freshTopic("ballast");
    }

    @AfterAll
    void stop() {
        clock.shutdownNow();
        server.close();
    }

    @Test
    void theOthersLoseNothing() {
        try (ReaderSwarm swarm =
                ReaderSwarm.connect(READERS, 1, reader -> server.stream(topic), SseConnection.PATIENCE)) {
            SwarmReport report = besideAStalledReader(swarm);
            assertTrue(report.isFaultless(), report::toString);
            assertEquals((long) READERS * EVENTS, report.delivered());
        }
    }

    /**
     * The p99 of a short round hangs on a few events, and a machine that does other things disturbs some rounds: so rounds
     * with and without the stalled reader come in pairs, in changing order, and what counts is the ratio within a pair. Of
     * nine pairs the second smallest and the second largest ratio enclose the median with 96 % confidence (sign test). The
     * test fails when even the lower one is above the ten percent allowed; when it cannot tell, it says so and is left out.
     */
    @Test
    void theOthersAreAsFastAsWithoutIt() {
        List<Double> ratios = new ArrayList<>();
        try (ReaderSwarm swarm =
                ReaderSwarm.connect(READERS, 1, reader -> server.stream(topic), SseConnection.PATIENCE)) {
            publishPaced(swarm);
            for (int pair = 0; pair < PAIRS; pair++) {
                double first = p99(swarm, pair % 2 == 0);
                double second = p99(swarm, pair % 2 != 0);
                ratios.add(pair % 2 == 0 ? first / second : second / first);
            }
        }
        ratios.sort(null);
        double median = ratios.get(PAIRS / 2);
        String told = String.format(
                Locale.ROOT,
                "StalledReaderIT: p99 beside a stalled reader over p99 without: median %.3f, between %.3f and %.3f, all %s",
                median,
                ratios.get(1),
                ratios.get(PAIRS - 2),
                ratios);
        System.out.println(told);
        assertTrue(ratios.get(1) <= ALLOWED, told);
        Assumptions.assumeTrue(median <= ALLOWED, "UNDECIDED, the machine is too noisy. " + told);
    }

    private double p99(ReaderSwarm swarm, boolean besideAStalledReader) {
        SwarmReport report = besideAStalledReader ? besideAStalledReader(swarm) : alone(swarm);
        System.out.printf("StalledReaderIT %s: %s%n", besideAStalledReader ? "beside" : "alone ", report);
        assertTrue(report.isFaultless(), report::toString);
        assertEquals(READERS, report.open());
        return report.latency().percentile(0.99) / 1e6;
    }

    @Test
    void aReaderThatNeverReadsIsClosed() {
        double before = server.api().metric(STALLED);
        try (SseConnection stalled = stalledReader()) {
            long since = System.nanoTime();
            Awaitility.await()
                    .atMost(STALL.multipliedBy(3))
                    .until(() -> server.api().metric(STALLED) == before + 1);
            long seconds = Duration.ofNanos(System.nanoTime() - since).toSeconds();
            assertTrue(seconds >= STALL.toSeconds() / 2, "closed after " + seconds + " s already");
            stalled.resume();
            stalled.awaitClosed(SseConnection.PATIENCE);
        }
    }

    @Test
    void aReaderThatHasNothingToReadIsNotStalled() {
        double before = server.api().metric(STALLED);
        String quiet = server.api().freshTopic("quiet");
        try (SseConnection reader = server.stream(quiet).open().awaitHello();
                SseConnection stalled = stalledReader()) {
            Awaitility.await()
                    .atMost(STALL.multipliedBy(3))
                    .until(() -> server.api().metric(STALLED) > before);
            assertEquals(List.of(), stalled.journalled());
            server.api().publish(quiet, "still here").expect(201);
            reader.awaitJournalled(1);
        }
    }

    /** With the same ballast, so that the stalled reader is all that differs between the kinds of round. */
    private SwarmReport alone(ReaderSwarm swarm) {
        publishBallast();
        return publishPaced(swarm);
    }

    private SwarmReport besideAStalledReader(ReaderSwarm swarm) {
        double before = server.api().metric(STALLED);
        try (SseConnection stalled = stalledReader()) {
            SwarmReport report = publishPaced(swarm);
            assertEquals(before, server.api().metric(STALLED), "closed while the others were measured: " + stalled);
            return report;
        }
    }

    /**
     * On its way to it, before this returns, is more than the kernel's buffers (under 3 MB on loopback) and Payara's own
     * queue (four times the socket's send buffer) take: only then does a server say that it takes no more.
     */
    private SseConnection stalledReader() {
        SseConnection reader = server.request("/api/stream?topic=" + topic + "&topic=" + ballast)
                .receiveBuffer(4096)
                .open()
                .awaitHello();
        reader.stall();
        publishBallast();
        return reader;
    }

    /** Passing events, because hundreds of megabytes in the database would be what is measured. */
    private void publishBallast() {
        String path = "/test/broadcaster/" + ballast + "/event/ballast?size=900000";
        for (int number = 0; number < 25; number++) {
            server.api()
                    .send(server.api().request(path).POST(BodyPublishers.noBody()))
                    .expect(204);
        }
    }

    private SwarmReport publishPaced(ReaderSwarm swarm) {
        swarm.forget();
        AtomicInteger number = new AtomicInteger();
        ScheduledFuture<?> publishing =
                clock.scheduleAtFixedRate(() -> publishNext(number), 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> publishing.isDone() || number.get() >= EVENTS);
            if (publishing.isDone()) {
                publishing.get();
            }
        } catch (ExecutionException | InterruptedException failed) {
            throw new AssertionError(failed);
        } finally {
            publishing.cancel(false);
        }
        return swarm.await(EVENTS, Duration.ofSeconds(5));
    }

    private void publishNext(AtomicInteger number) {
        if (number.get() < EVENTS) {
            server.api().publish(topic, Mark.now(number.get()) + PADDING).expect(201);
            number.incrementAndGet();
        }
    }
}
