package news.herald.it;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import news.herald.editing.Identifiers;
import news.herald.testing.Cluster;
import news.herald.testing.HeraldServer;
import news.herald.testing.JsonText;
import news.herald.testing.SseConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two nodes of one name and one database, and what each of them knows of the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodesClusterIT {

    private static final String NAME = "newsroom.1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A node that said nothing counts for ten seconds; one that said that it leaves is not seen nearly as long. */
    private static final double WITHOUT_A_WORD = 8;

    private Cluster cluster;
    private HeraldServer one;
    private HeraldServer two;

    @BeforeAll
    void start() {
        cluster = Cluster.start(
                "nodes",
                2,
                node -> node.with("HERALD_NODE", NAME)
                        .with("HERALD_HEARTBEAT", "PT1S")
                        .with("HERALD_MONITOR_THREADS", "1,2,3"));
        one = cluster.node(0);
        two = cluster.node(1);
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @BeforeEach
    void awaitBoth() {
        await().atMost(PATIENCE)
                .until(() -> nodes(one).size() == 2 && nodes(two).size() == 2);
    }

    private static JsonObject view(HeraldServer from) {
        return from.api().get("/api/nodes").expect(200).json();
    }

    private static List<JsonObject> nodes(HeraldServer from) {
        return view(from).getJsonArray("nodes").getValuesAs(JsonObject.class);
    }

    private static int readers(HeraldServer from, String topic) {
        return view(from).getJsonObject("topics").getInt(topic, 0);
    }

    private static String idOf(HeraldServer node) {
        return nodes(node).stream()
                .filter(any -> any.getBoolean("self"))
                .map(self -> self.getString("id"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(HeraldServer from) {
        return nodes(from).stream().map(node -> node.getString("id")).toList();
    }

    @Test
    void readersOfAllNodesAreSummedOnEach() {
        String topic = one.api().freshTopic("nodes");
        await().atMost(PATIENCE).until(() -> two.api().snapshot(topic).status() == 200);
        List<SseConnection> readers = new ArrayList<>();
        try {
            for (HeraldServer server : List.of(one, one, one, two, two)) {
                readers.add(server.stream(topic).open().awaitHello());
            }
            for (HeraldServer server : cluster.nodes()) {
                await().atMost(PATIENCE).until(() -> readers(server, topic) == 5);
                assertEquals(5, view(server).getInt("readers"));
                assertEquals(2, server.api().metric("herald_cluster_nodes"));
                assertEquals(5, server.api().metric("herald_cluster_readers"));
                assertEquals(
                        List.of(2, 3),
                        nodes(server).stream()
                                .map(node -> node.getJsonObject("topics").getInt(topic))
                                .sorted()
                                .toList());
            }
            assertEquals(ids(one), ids(two), "in the same order");
            assertNotEquals(idOf(one), idOf(two));
            nodes(one).forEach(node -> assertEquals(NAME, node.getString("name")));
        } finally {
            readers.forEach(SseConnection::close);
        }
        await().atMost(PATIENCE)
                .until(() -> view(one).getInt("readers") == 0 && view(two).getInt("readers") == 0);
    }

    @Test
    void whoIsAtADeskOfOneNodeIsSeenAtThoseOfTheOther() {
        String item = Identifiers.item();
        JsonObject says = JsonText.object("{\"turn\":1,\"item\":\"" + item + "\"}");
        one.api().put("/api/presence/desk-of-one", says, null).expect(204);
        for (HeraldServer server : cluster.nodes()) {
            await().atMost(PATIENCE)
                    .until(() ->
                            server.api().get("/api/presence").expect(200).body().contains(item));
        }
        // A balancer sends its next word elsewhere: that counts, though the first has not run out.
        two.api()
                .put("/api/presence/desk-of-one", JsonText.object("{\"turn\":2}"), null)
                .expect(204);
        for (HeraldServer server : cluster.nodes()) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !server.api()
                            .get("/api/presence")
                            .expect(200)
                            .body()
                            .contains(item));
        }
    }

    @Test
    void aKilledNodeCountsNoMoreOnceItsTimeIsOver() {
        String topic = two.api().freshTopic("nodes");
        String killed = idOf(two);
        try (SseConnection reader = two.stream(topic).open().awaitHello()) {
            await().atMost(PATIENCE).until(() -> view(one).getInt("readers") == 1);
            two.killNine();
            reader.awaitClosed(PATIENCE);
        }
        double seen = lastSeenUntilGone(killed);
        await().atMost(PATIENCE)
                .until(() -> monitored(one, killed).getString("state", "").equals("gone"));
        await().atMost(PATIENCE).until(() -> alerts(one, killed).contains("seen critical"));
        // Shown before it is logged.
        await().atMost(PATIENCE).until(() -> one.logged("node " + NAME + ": seen is critical"));
        assertTrue(seen > WITHOUT_A_WORD, "it said nothing and was gone after " + seen + " s");
        assertEquals(0, view(one).getInt("readers"));
        assertEquals(1, one.api().metric("herald_cluster_nodes"));
        two.restart();
        awaitBoth();
        assertNotEquals(killed, idOf(two));
        assertFalse(ids(one).contains(killed), () -> ids(one).toString());
        await().atMost(PATIENCE).until(() -> monitored(one, killed).isEmpty());
        assertTrue(alerts(one, killed).contains("seen ok"));
    }

    private static JsonObject monitor(HeraldServer from) {
        return from.api().get("/api/monitor").expect(200).json();
    }

    /** Empty when it is not shown. */
    private static JsonObject monitored(HeraldServer from, String id) {
        return monitor(from).getJsonArray("nodes").getValuesAs(JsonObject.class).stream()
                .filter(node -> node.getString("id").equals(id))
                .findFirst()
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    private static List<String> alerts(HeraldServer from, String id) {
        return monitor(from).getJsonArray("alerts").getValuesAs(JsonObject.class).stream()
                .filter(alert -> alert.getString("node").equals(id))
                .map(alert -> alert.getString("measure") + " " + alert.getString("level"))
                .toList();
    }

    @Test
    void eachNodeShowsHowAllAreAndWhatIsTooMuch() {
        for (HeraldServer server : cluster.nodes()) {
            for (String id : List.of(idOf(one), idOf(two))) {
                await().atMost(PATIENCE)
                        .until(() -> monitored(server, id)
                                .getOrDefault("vitals", JsonValue.EMPTY_JSON_OBJECT)
                                .asJsonObject()
                                .containsKey("heapUsed"));
                await().atMost(PATIENCE).until(() -> alerts(server, id).contains("threads critical"));
                assertEquals("critical", monitored(server, id).getString("level"));
            }
            assertEquals(2, monitor(server).getJsonObject("sum").getInt("nodes"));
            await().atMost(PATIENCE).until(() -> server.logged("node " + NAME + ": threads is critical"));
        }
    }

    @Test
    void aNodeThatStopsInOrderIsGoneAtOnce() {
        String stopped = idOf(two);
        CompletableFuture<Void> stopping =
                CompletableFuture.runAsync(two::stop, task -> new Thread(task, "stopping").start());
        double seen = lastSeenUntilGone(stopped);
        stopping.join();
        assertTrue(seen < WITHOUT_A_WORD, "it counted until " + seen + " s after its last word");
        assertEquals(List.of(idOf(one)), ids(one));
        two.restart();
        awaitBoth();
    }

    /** How old its last word, in seconds, became at most while the other node still counted it. */
    private double lastSeenUntilGone(String id) {
        double[] oldest = {0};
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            List<JsonObject> left = nodes(one).stream()
                    .filter(node -> node.getString("id").equals(id))
                    .toList();
            left.forEach(node ->
                    oldest[0] = Math.max(oldest[0], node.getJsonNumber("seen").doubleValue()));
            return left.isEmpty();
        });
        return oldest[0];
    }

    @Test
    void aNodeCutOffFromTheDatabaseKnowsOnlyItselfUntilItIsBack() {
        String cutOff = idOf(two);
        cluster.line(1).fallSilent();
        try {
            await().atMost(PATIENCE).until(() -> !ids(one).contains(cutOff));
            // Without an account: those are in the database.
            await().atMost(PATIENCE).until(() -> two.api().anonymous().metric("herald_cluster_nodes") == 1);
        } finally {
            cluster.line(1).speak();
        }
        await().atMost(PATIENCE).until(() -> ids(one).contains(cutOff));
        await().atMost(PATIENCE).until(() -> two.api().anonymous().metric("herald_cluster_nodes") == 2);
        assertEquals(cutOff, idOf(two), "the same process has the same id");
    }
}
