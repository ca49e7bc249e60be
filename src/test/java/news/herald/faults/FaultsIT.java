package news.herald.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import news.herald.testing.Cluster;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.NeedsProxy;
import news.herald.testing.ReaderSwarm;
import news.herald.testing.ResilientPublisher;
import news.herald.testing.ReverseProxy;
import news.herald.testing.SseConnection;
import news.herald.testing.StreamRequest;
import news.herald.testing.SwarmReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nodes of one database behind a proxy, and what can go wrong with each. Readers and publishers know only the proxy, and do
 * what a browser and a CMS do: come back, and send again with the same key. {@code mvn verify -Pfaults} takes longer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration STANDSTILL = Duration.ofSeconds(30);
    private static final int PUBLISHERS = 4;
    private static final Duration PACE = Duration.ofMillis(100);

    private final Extent extent = Extent.ofThisRun();
    private Cluster cluster;
    private ReverseProxy proxy;
    private HeraldApi api;
    private Scene scene;

    @BeforeAll
    void start() {
        ReverseProxy.Kind kind = NeedsProxy.those().findFirst().orElseThrow();
        cluster = Cluster.start(
                "faults",
                extent.nodes(),
                node -> extent.start(node)
                        .with("HERALD_TRUSTED_PROXIES", "1")
                        .with("HERALD_DRAIN", "PT2S")
                        .with("HERALD_RETRY", "PT1S"));
        proxy = ReverseProxy.start(kind, cluster.nodes());
        api = new HeraldApi(proxy.port());
        long seed = System.nanoTime();
        System.out.printf("FaultsIT: %s, %s, seed %d%n", kind, extent, seed);
        scene = new Scene(cluster, proxy, extent, new Random(seed));
    }

    @AfterAll
    void stop() {
        if (cluster != null) {
            proxy.close();
            cluster.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostOrDoubledOrReorderedWhatever(Fault fault) {
        if (fault == Fault.CLOCK_AN_HOUR_OFF) {
            NeedsProxy.orLeaveOut(Faketime.find().isPresent(), "a clock that is off", "libfaketime");
        }
        String topic = freshTopic();
        String beginning = cluster.node(0).head(topic);
        AtomicInteger marks = new AtomicInteger();
        try (ReaderSwarm swarm = readers(topic)) {
            List<ResilientPublisher> publishers = publishers(topic, marks);
            publishers.get(0).publish();
            assertEquals(0, swarm.await(1, PATIENCE).lost());
            publishers.forEach(ResilientPublisher::begin);
            long before = System.nanoTime();
            fault.happen(scene);
            awaitAllReady();
            // And as it goes on afterwards.
            int mended = marks.get();
            await().atMost(PATIENCE).until(() -> marks.get() > mended + 20);
            publishers.forEach(ResilientPublisher::end);
            Duration took = Duration.ofNanos(System.nanoTime() - before);

            SwarmReport report = swarm.await(marks.get(), STANDSTILL);
            System.out.printf("FaultsIT, %s, %d s: %d events, %s%n", fault, took.toSeconds(), marks.get(), report);
            assertTrue(report.isFaultless(), report::toString);
            assertEquals((long) extent.readers() * marks.get(), report.delivered());
        }
        assertAllTellTheSame(topic, beginning, marks.get());
    }

    /** What was published after the backup is gone, and no reader is left to believe otherwise. */
    @Test
    void whoReadWhatABackupDoesNotKnowIsTold() {
        String topic = freshTopic();
        AtomicInteger marks = new AtomicInteger();
        try (ReaderSwarm swarm = readers(topic);
                ResilientPublisher publisher = new ResilientPublisher(api, topic, PACE, marks)) {
            publish(publisher, 20);
            cluster.database().backUp();
            awaitAllReady();
            publish(publisher, 5);
            SwarmReport before = swarm.await(25, STANDSTILL);
            assertTrue(before.isFaultless(), before::toString);

            cluster.database().restoreBackup();
            // More, and sooner, than the journal lacks: its end alone does not tell that it is another.
            publish(publisher, 20);
            await().atMost(PATIENCE).until(() -> swarm.report(0).resets() >= extent.readers());
            awaitAllReady();
            publish(publisher, 5);
            await().atMost(PATIENCE).until(() -> swarm.latest() >= marks.get() - 1);
            SwarmReport after = swarm.report(marks.get());
            System.out.printf("FaultsIT, backup restored: %s%n", after);
            assertEquals(extent.readers(), after.resets(), after::toString);
            assertEquals(0, after.duplicates() + after.idsOutOfOrder() + after.refused(), after::toString);
        }
    }

    private static void publish(ResilientPublisher publisher, int count) {
        IntStream.range(0, count).forEach(number -> publisher.publish());
    }

    private String freshTopic() {
        awaitAllReady();
        String topic = api.freshTopic("faults");
        await().atMost(PATIENCE)
                .until(() -> cluster.nodes().stream()
                        .allMatch(node -> node.api()
                                        .anonymous()
                                        .get("/api/topics/" + topic)
                                        .status()
                                == 200));
        return topic;
    }

    private void awaitAllReady() {
        await().atMost(PATIENCE)
                .until(() -> cluster.nodes().stream()
                        .allMatch(node ->
                                node.api().anonymous().get("/health/ready").status() == 200));
    }

    private ReaderSwarm readers(String topic) {
        return ReaderSwarm.returning(
                extent.readers(),
                1,
                (number, last) -> {
                    StreamRequest request =
                            StreamRequest.topic(proxy.port(), topic).from("127.0.2." + (1 + number % 200));
                    return last.isEmpty() ? request : request.lastEventId(last);
                },
                PATIENCE);
    }

    private List<ResilientPublisher> publishers(String topic, AtomicInteger marks) {
        return IntStream.range(0, PUBLISHERS)
                .mapToObj(number -> new ResilientPublisher(api, topic, PACE, marks))
                .toList();
    }

    /** Under the same ids, in the same order. */
    private void assertAllTellTheSame(String topic, String beginning, int count) {
        List<List<String>> told = new ArrayList<>();
        for (HeraldServer node : cluster.nodes()) {
            try (SseConnection reader =
                    node.stream(topic).lastEventId(beginning).open().awaitHello()) {
                told.add(reader.awaitJournalled(count, PATIENCE).stream()
                        .map(event -> event.id() + " " + event.data())
                        .toList());
            }
        }
        told.forEach(list -> assertEquals(count, list.size()));
        assertEquals(1, told.stream().distinct().count(), "nodes tell different histories");
    }
}
