package news.herald.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.herald.testing.Cluster;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.LatencyHistogram;
import news.herald.testing.Mark;
import news.herald.testing.NeedsProxy;
import news.herald.testing.Pace;
import news.herald.testing.ReaderSwarm;
import news.herald.testing.ReverseProxy;
import news.herald.testing.StreamRequest;
import news.herald.testing.SwarmReport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three nodes behind a proxy beside one node behind the same proxy: the same readers and publishers, by turns, and how long
 * each event takes from its request to the last reader.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterBench {

    private static final int READERS = Integer.getInteger("bench.readers", 3_000);
    private static final int PUBLISHERS = 32;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int EVENTS_OF_EACH = 3;
    private static final int WARM_UPS = 8;
    private static final int SETTLING = 4;

    /** From one event of a publisher to its next: four a second in all, which leaves two cores that all share some rest. */
    private static final Duration PACE = Duration.ofMillis(Integer.getInteger("bench.pace", 8_000));

    /** The same while the servers' compilers still have much to do, and are to be given it. */
    private static final Duration WARMING = PACE.dividedBy(4);

    private static final Duration ALLOWED = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    static Stream<ReverseProxy.Kind> kinds() {
        return NeedsProxy.those();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void moreNodesMakeReadersWaitNoLonger(ReverseProxy.Kind kind) throws Exception {
        try (Side one = new Side(kind, 1);
                Side three = new Side(kind, 3)) {
            for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
                boolean counts = round >= WARM_UPS;
                one.round(counts);
                three.round(counts);
            }
            long before = one.all.percentile(0.99);
            long after = three.all.percentile(0.99);
            String told = String.format(
                    "%s, %d readers, %d publishers, to the last reader, ms: one node p50 %.0f p99 %.0f, three p50 %.0f p99 %.0f",
                    kind,
                    READERS,
                    PUBLISHERS,
                    one.all.percentile(0.5) / 1e6,
                    before / 1e6,
                    three.all.percentile(0.5) / 1e6,
                    after / 1e6);
            System.out.println("ClusterBench: " + told);
            assertTrue(after - before <= ALLOWED.toNanos(), told);
        }
    }

    /** A cluster of so many nodes, its proxy, and what was measured there. */
    private static final class Side implements AutoCloseable {

        private final int nodes;
        private final Cluster cluster;
        private final ReverseProxy proxy;
        private final String topic;
        private final LatencyHistogram all = new LatencyHistogram();

        Side(ReverseProxy.Kind kind, int nodes) {
            this.nodes = nodes;
            cluster = Cluster.start(
                    "bench-" + nodes,
                    nodes,
                    node -> node.measured()
                            .with("HERALD_TRUSTED_PROXIES", "1")
                            // Whoever has left is found at the second of them.
                            .with("HERALD_HEARTBEAT", "PT4S")
                            .with("HERALD_REQUEST_RATE", "none")
                            .with("HERALD_PUBLISH_RATE", "none")
                            .with("HERALD_MAX_READERS_PER_ADDRESS", Integer.toString(READERS)));
            proxy = ReverseProxy.start(kind, cluster.nodes());
            topic = cluster.node(0).api().freshTopic("bench");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> cluster.nodes().stream()
                            .allMatch(node -> node.api().snapshot(topic).status() == 200));
        }

        void round(boolean counts) throws Exception {
            try (ReaderSwarm swarm = ReaderSwarm.connect(READERS, 1, this::reader, PATIENCE)) {
                settle(swarm);
                publish(counts ? PACE : WARMING);
                SwarmReport report = swarm.await(PUBLISHERS * EVENTS_OF_EACH, Duration.ofSeconds(20));
                LatencyHistogram last = swarm.toLastReader();
                System.out.printf(
                        "ClusterBench, %d nodes%s: to the last reader p50 %.0f p99 %.0f ms; %s%n",
                        nodes,
                        counts ? "" : " (warming up)",
                        last.percentile(0.5) / 1e6,
                        last.percentile(0.99) / 1e6,
                        report);
                assertTrue(report.isFaultless(), report::toString);
                if (counts) {
                    all.add(last);
                }
            }
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() ->
                            cluster.nodes().stream().allMatch(node -> node.api().metric("herald_readers") == 0));
        }

        /**
         * Each node proves the publishers' password once a minute, which takes longer than all that is measured here: now, and
         * not again in this round. And whoever has just opened streams has some clearing up to do.
         */
        private void settle(ReaderSwarm swarm) {
            int marks = 0;
            for (int event = 0; event < SETTLING; event++) {
                for (HeraldServer node : cluster.nodes()) {
                    node.api().publish(topic, Mark.now(marks++).toString()).expect(201);
                }
            }
            assertEquals(0, swarm.await(marks, PATIENCE).lost());
            swarm.forget();
        }

        private StreamRequest reader(int number) {
            return StreamRequest.topic(proxy.port(), topic).from("127.0.2." + (1 + number % 200));
        }

        /** Publishers who begin one after the other, spread over the time from one event of each to its next. */
        private void publish(Duration pace) throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(PUBLISHERS);
            try {
                CountDownLatch begun = new CountDownLatch(1);
                AtomicInteger marks = new AtomicInteger();
                List<Future<?>> publishing = new ArrayList<>();
                IntStream.range(0, PUBLISHERS)
                        .forEach(publisher -> publishing.add(threads.submit(() -> {
                            HeraldApi api = new HeraldApi(proxy.port());
                            begun.await();
                            Pace.of(pace.dividedBy(PUBLISHERS)).run(publisher + 1, number -> {});
                            Pace.of(pace)
                                    .run(
                                            EVENTS_OF_EACH,
                                            number -> api.publish(
                                                            topic,
                                                            Mark.now(marks.getAndIncrement())
                                                                    .toString())
                                                    .expect(201));
                            return null;
                        })));
                begun.countDown();
                for (Future<?> done : publishing) {
                    done.get();
                }
            } finally {
                threads.shutdownNow();
            }
        }

        @Override
        public void close() {
            proxy.close();
            cluster.close();
        }
    }
}
