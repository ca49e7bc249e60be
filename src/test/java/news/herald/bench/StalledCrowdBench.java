package news.herald.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.stream.Stream;
import news.herald.testing.HeraldServer;
import news.herald.testing.LatencyHistogram;
import news.herald.testing.Mark;
import news.herald.testing.Pace;
import news.herald.testing.PairedRounds;
import news.herald.testing.ProbeWar;
import news.herald.testing.ReaderSwarm;
import news.herald.testing.StreamRequest;
import news.herald.testing.SwarmReport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of a thousand readers of 20 KB events some take nothing: the others' p99 beside them, over their p99 alone. In pairs of
 * rounds, in changing order; the events pass by without the database, as in {@code StalledNeighbourIT}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StalledCrowdBench {

    private static final int READERS = 1_000;
    private static final int EVENTS = 40;
    private static final int SETTLING = 5;
    private static final int WARMING = 120;
    private static final Duration PACE = Duration.ofMillis(250);
    private static final int FEWEST_PAIRS = 5;
    private static final int MOST_PAIRS = 14;
    private static final double ALLOWED = 1.10;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Ten of these a second, until the kernel's buffers and Payara's own queue take no more for any of those who stall. */
    private static final String BALLAST = "size=250000";

    private static final Duration BETWEEN_BALLAST = Duration.ofMillis(100);

    private HeraldServer server;
    private String topic;
    private String ballast;

    @BeforeAll
    void start() {
        server = HeraldServer.named("crowd")
                .war(ProbeWar.file())
                .jvm("-Xmx1g")
                .with("HERALD_MAX_READERS_PER_ADDRESS", "5000")
                // Nobody is to be closed for taking nothing while the others are measured.
                .with("HERALD_STALL", "PT30M")
                .with("LIBERTY_WRITE_TIMEOUT", "30m")
                .start();
        topic = server.api().freshTopic("crowd");
        ballast = server.api().freshTopic("ballast");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static Stream<Integer> percents() {
        return Stream.of(System.getProperty("bench.stalled", "1,5,50").split(","))
                .map(Integer::valueOf);
    }

    @ParameterizedTest
    @MethodSource("percents")
    void thoseThatTakeNothingCostTheOthersAtMostATenth(int percent) {
        int stalled = READERS * percent / 100;
        PairedRounds rounds = new PairedRounds(0.99);
        try (ReaderSwarm swarm = ReaderSwarm.connect(READERS - stalled, 1, reader -> server.stream(topic), PATIENCE)) {
            publish(swarm, WARMING);
            while (rounds.size() < MOST_PAIRS && !decided(rounds)) {
                boolean crowdFirst = rounds.size() % 2 == 0;
                LatencyHistogram first = round(swarm, crowdFirst ? stalled : 0);
                LatencyHistogram second = round(swarm, crowdFirst ? 0 : stalled);
                rounds.add(crowdFirst ? first : second, crowdFirst ? second : first);
            }
        }
        String told = "p99 beside " + stalled + " stalled readers over p99 alone, " + rounds.size() + " pairs: "
                + rounds.ratio();
        System.out.println("StalledCrowdBench: " + told);
        assertTrue(rounds.ratio().isSurelyAtMost(ALLOWED), told);
    }

    private static boolean decided(PairedRounds rounds) {
        return rounds.size() >= FEWEST_PAIRS
                && (rounds.ratio().isSurelyAtMost(ALLOWED) || rounds.ratio().isSurelyAbove(ALLOWED));
    }

    private LatencyHistogram round(ReaderSwarm swarm, int stalled) {
        if (stalled == 0) {
            return measure(swarm, 0);
        }
        StreamRequest both = server.request("/api/stream?topic=" + topic + "&topic=" + ballast)
                .receiveBuffer(4096);
        try (ReaderSwarm crowd = ReaderSwarm.connect(stalled, 1, reader -> both, PATIENCE)) {
            for (int reader = 0; reader < stalled; reader++) {
                crowd.stall(reader);
            }
            Awaitility.await().atMost(PATIENCE).pollInterval(BETWEEN_BALLAST).until(() -> {
                pass(ballast, BALLAST);
                return waiting() == stalled;
            });
            return measure(swarm, stalled);
        }
    }

    private LatencyHistogram measure(ReaderSwarm swarm, int stalled) {
        publish(swarm, SETTLING);
        SwarmReport report = publish(swarm, EVENTS);
        System.out.printf("StalledCrowdBench, beside %d: %s%n", stalled, report);
        assertTrue(report.isFaultless(), report::toString);
        assertEquals(stalled, waiting(), "so many took nothing to the end");
        return report.latency();
    }

    private int waiting() {
        return (int) server.api().metric("herald_readers_waiting");
    }

    private SwarmReport publish(ReaderSwarm swarm, int events) {
        swarm.forget();
        Pace.of(PACE).run(events, number -> pass(topic, "size=20000&mark=" + Mark.now(number)));
        return swarm.await(events, Duration.ofSeconds(10));
    }

    private void pass(String to, String what) {
        String path = "/test/broadcaster/" + to + "/event/passing?" + what;
        server.api()
                .send(server.api().request(path).POST(BodyPublishers.noBody()))
                .expect(204);
    }
}
