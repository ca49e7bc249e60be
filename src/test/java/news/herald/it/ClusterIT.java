package news.herald.it;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import news.herald.testing.Answer;
import news.herald.testing.Cluster;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.Mark;
import news.herald.testing.Pace;
import news.herald.testing.ReaderSwarm;
import news.herald.testing.SseConnection;
import news.herald.testing.SseEvent;
import news.herald.testing.SwarmReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Two nodes of one database. They look for what was committed once in half a minute only: whatever comes sooner to the
 * readers of another node was brought by a wake-up.
 */
@Tag("load")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterIT {

    private static final Duration POLL = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int READERS = 200;
    private static final int EVENTS = 200;

    /** Connections that a node's pool holds at most. */
    private static final int POOL = 32;

    private Cluster cluster;
    private HeraldServer one;
    private HeraldServer two;
    private String topic;

    @BeforeAll
    void start() {
        cluster = Cluster.start(
                "cluster",
                2,
                node -> node.with("HERALD_POLL", POLL.toString()).with("HERALD_MAX_READERS_PER_ADDRESS", "1000"));
        one = cluster.node(0);
        two = cluster.node(1);
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @AfterEach
    void mend() {
        cluster.line(1).speak();
    }

    @BeforeEach
    void awaitWakeups() {
        await().atMost(PATIENCE).until(() -> cluster.nodes().stream().allMatch(ClusterIT::hearsTheOthers));
        topic = one.api().freshTopic("cluster");
        // What the other node knows of topics may be a second old.
        await().atMost(PATIENCE).until(() -> two.api().snapshot(topic).status() == 200);
    }

    private static boolean hearsTheOthers(HeraldServer node) {
        return node.api().metric("herald_wakeup_connections") == 2;
    }

    /** Nothing but a wake-up brings it: the readers' node commits nothing itself. */
    @Test
    void whatIsPublishedOnOneNodeIsReadOnTheOtherAtOnce() {
        try (ReaderSwarm swarm = ReaderSwarm.connect(READERS, 1, reader -> two.stream(topic), PATIENCE)) {
            publishMarks(number -> one);
            SwarmReport report = swarm.await(EVENTS, PATIENCE);
            System.out.printf("ClusterIT, published on the other node: %s%n", report);
            assertTrue(report.isFaultless(), report::toString);
            assertTrue(report.latency().percentile(1) < POLL.dividedBy(3).toNanos(), report::toString);
        }
    }

    @Test
    void whatAllPublishIsReadEverywhereInOneOrder() {
        try (ReaderSwarm swarm =
                ReaderSwarm.connect(READERS, 1, reader -> cluster.node(reader).stream(topic), PATIENCE)) {
            publishMarks(cluster::node);
            SwarmReport report = swarm.await(EVENTS, PATIENCE);
            System.out.printf("ClusterIT, published on both nodes: %s%n", report);
            assertTrue(report.isFaultless(), report::toString);
        }
        String first = everything(one);
        assertEquals(first, everything(two), "the same events under the same ids");
    }

    private void publishMarks(IntFunction<HeraldServer> node) {
        Pace.of(Duration.ofMillis(25))
                .run(
                        EVENTS,
                        number -> node.apply(number)
                                .api()
                                .publish(topic, Mark.now(number).toString())
                                .expect(201));
    }

    /** A snapshot of what the node's own readers are not told of yet. */
    @Test
    void aSnapshotHasWhatAnotherNodeHasJustCommitted() {
        for (int number = 0; number < 20; number++) {
            String headline = "just now " + number;
            one.api().publish(topic, headline).expect(201);
            String snapshot = two.api().snapshot(topic).expect(200).body();
            assertTrue(snapshot.contains(headline), snapshot);
        }
    }

    private String everything(HeraldServer node) {
        List<String> events = new ArrayList<>();
        try (SseConnection reader =
                node.stream(topic).lastEventId(beginning(node)).open().awaitHello()) {
            reader.awaitJournalled(EVENTS).forEach(event -> events.add(event.id() + " " + event.data()));
        }
        return String.join("\n", events);
    }

    private String beginning(HeraldServer node) {
        return node.api().snapshot(topic).json().getString("cursor").replaceAll("-.*", "-0");
    }

    @Test
    void whatIsKilledOnOneNodeIsGoneOnTheOther() {
        String secret = "Libel-" + Long.toString(System.nanoTime(), 36);
        String start = two.head(topic);
        try (SseConnection watcher = two.stream(topic).open().awaitHello()) {
            String location = one.api()
                    .publish(topic, secret)
                    .expect(201)
                    .header("Location")
                    .orElseThrow();
            watcher.awaitEvent("news.publish");
            JsonObject correction = Json.createObjectBuilder(HeraldApi.headline(secret + " again"))
                    .add("note", "another name")
                    .build();
            two.api().post(location + "/correction", correction).expect(200);
            one.api().post(location + "/kill", "{}").expect(200);
            watcher.awaitEvent("news.kill");
        }
        for (HeraldServer node : cluster.nodes()) {
            assertFalse(node.api().snapshot(topic).body().contains(secret));
            assertFalse(node.api().poll(topic, start, 0).body().contains(secret));
            try (SseConnection late = node.stream(topic).lastEventId(start).open()) {
                late.awaitEvent("news.kill");
                assertFalse(late.raw().contains(secret), late::raw);
            }
        }
    }

    @Test
    void embargoedNewsIsPublishedOnceThoughEveryNodeLooksForIt() throws IOException {
        int items = 20;
        Instant until = Instant.now().plusSeconds(6);
        try (SseConnection reader = two.stream(topic).open().awaitHello()) {
            for (int item = 0; item < items; item++) {
                JsonObject document = Json.createObjectBuilder(HeraldApi.headline("its time " + item))
                        .add("embargoedUntil", until.toString())
                        .build();
                cluster.node(item).api().publish(topic, document).expect(201);
            }
            assertEquals(List.of(), reader.journalled(), "the embargo ended before all were handed in");
            List<SseEvent> published = reader.awaitJournalled(items);
            // One more, after which nothing of before can come.
            one.api().publish(topic, "the last").expect(201);
            assertEquals(items + 1, reader.awaitJournalled(items + 1).size());
            reader.awaitItem("the last");
            assertEquals(items + 1, reader.journalled().size());
            assertEquals(
                    items, published.stream().map(SseEvent::data).distinct().count());
        }
        for (HeraldServer node : cluster.nodes()) {
            try (Stream<String> log = Files.lines(node.log())) {
                assertEquals(
                        List.of(),
                        log.filter(line -> line.contains("cannot be published")).toList());
            }
        }
    }

    /** As when the database is restarted: each connection of the server's pool is dead. */
    @Test
    void aNodeWhoseConnectionsBreakIsBackWithNewOnes() throws Exception {
        publishAtOnce("before");
        try (SseConnection reader = two.stream(topic).open().awaitHello()) {
            cluster.line(1).cut();
            one.api().publish(topic, "meanwhile").expect(201);
            reader.awaitItem("meanwhile");
            await().atMost(PATIENCE)
                    .until(() -> two.api().publish(topic, "again").status() == 201);
            // And not by chance: no dead one is left in the pool.
            publishAtOnce("after");
            reader.awaitJournalled(POOL + 2, PATIENCE);
        }
    }

    /** With each of the connections that the pool may hold. */
    private void publishAtOnce(String headline) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(POOL);
        try {
            List<Callable<Answer>> publishing =
                    Collections.nCopies(POOL, () -> two.api().publish(topic, headline));
            for (Future<Answer> answer : threads.invokeAll(publishing)) {
                answer.get().expect(201);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aNodeThatCannotReachTheDatabaseSaysSoAndItsReadersLoseNothing() {
        try (ReaderSwarm swarm = ReaderSwarm.connect(READERS, 1, reader -> two.stream(topic), PATIENCE)) {
            cluster.line(1).fallSilent();
            for (int number = 0; number < 20; number++) {
                one.api().publish(topic, Mark.now(number).toString()).expect(201);
            }
            await().atMost(PATIENCE).until(() -> status(two) == 503);
            assertEquals(200, status(one));
            // Who comes now is taken in, and does not wait for the database.
            try (SseConnection newcomer = two.stream(topic).open().awaitHello()) {
                assertEquals(0, newcomer.journalled().size());
            }
            cluster.line(1).speak();
            await().atMost(PATIENCE).until(() -> status(two) == 200);
            one.api().publish(topic, Mark.now(20).toString()).expect(201);
            SwarmReport report = swarm.await(21, PATIENCE);
            assertTrue(report.isFaultless(), report::toString);
            assertEquals(21L * READERS, report.delivered());
        }
    }

    private static int status(HeraldServer node) {
        return node.api().anonymous().get("/health/ready").status();
    }
}
