package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import news.herald.testing.HeraldServer;
import news.herald.testing.Mark;
import news.herald.testing.Pace;
import news.herald.testing.ProbeWar;
import news.herald.testing.ReaderSwarm;
import news.herald.testing.SseConnection;
import news.herald.testing.SwarmReport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One reader that never reads costs the two hundred others nothing, and is closed in the end. */
@Tag("load")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StalledReaderIT {

    private static final int READERS = 200;
    private static final int EVENTS = 60;
    private static final Duration PACE = Duration.ofMillis(60);
    private static final String PADDING = "x".repeat(20_000);
    private static final Duration STALL = Duration.ofSeconds(10);
    private static final String STALLED = "herald_readers_closed_total{reason=\"stalled\"}";

    private HeraldServer server;
    private String topic;
    private String ballast;

    @BeforeAll
    void start() {
        server = HeraldServer.named("stalled")
                .measured()
                .war(ProbeWar.file())
                .with("HERALD_STALL", STALL.toString())
                .start();
        topic = server.api().freshTopic("stalled");
        ballast = server.api().freshTopic("ballast");
    }

    @AfterAll
    void stop() {
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
        Pace.of(PACE)
                .run(
                        EVENTS,
                        number -> server.api()
                                .publish(topic, Mark.now(number) + PADDING)
                                .expect(201));
        return swarm.await(EVENTS, Duration.ofSeconds(5));
    }
}
