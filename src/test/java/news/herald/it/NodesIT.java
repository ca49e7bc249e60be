package news.herald.it;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.Probe;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import news.herald.testing.StreamRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What operators are told of the one node of a cluster that has no other. */
@ExtendWith(SharedServer.class)
class NodesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HeraldServer server;
    private final HeraldApi api;

    NodesIT(HeraldServer server) {
        this.server = server;
        api = server.api();
    }

    private JsonObject cluster() {
        return api.get("/api/nodes").expect(200).json();
    }

    private JsonObject onlyNode() {
        JsonArray nodes = cluster().getJsonArray("nodes");
        assertEquals(1, nodes.size(), nodes::toString);
        return nodes.getJsonObject(0);
    }

    @Test
    void aNodeAloneIsItsWholeCluster() {
        JsonObject node = onlyNode();
        assertTrue(node.getString("name").matches("[A-Za-z0-9._-]{1,64}"), node::toString);
        assertTrue(node.getString("id").startsWith(node.getString("name") + "-"), node::toString);
        assertTrue(Instant.parse(node.getString("started")).isBefore(Instant.now()), node::toString);
        assertEquals(0, node.getJsonNumber("seen").doubleValue());
        assertTrue(node.getBoolean("self"));
        assertEquals(node.getString("id"), onlyNode().getString("id"));
        assertEquals(node.getString("started"), onlyNode().getString("started"));
        assertEquals(1, api.metric("herald_cluster_nodes"));
    }

    @Test
    void readersAreCountedForEachTopicThatTheyFollow() {
        String one = api.freshTopic("nodes-one");
        String two = api.freshTopic("nodes-two");
        String both = "/api/stream?topic=" + one + "&topic=" + two;
        List<SseConnection> readers = Stream.of(
                        server.stream(one), server.stream(one), server.request(both), server.request("/events"))
                .map(StreamRequest::open)
                .toList();
        try {
            // Once all are taken in, and those of the tests before this one noticed to be gone.
            await().atMost(PATIENCE).until(() -> onlyNode().getInt("readers") == readers.size());
            await().atMost(PATIENCE)
                    .until(() -> onlyNode().getJsonObject("topics").getInt(one, 0) == 3
                            && onlyNode().getJsonObject("topics").getInt(two, 0) == 1);
            JsonObject cluster = cluster();
            JsonObject node = cluster.getJsonArray("nodes").getJsonObject(0);
            assertEquals(3, node.getJsonObject("topics").getInt(one), node::toString);
            assertEquals(1, node.getJsonObject("topics").getInt(two), node::toString);
            assertEquals(node.getJsonObject("topics"), cluster.getJsonObject("topics"));
            assertEquals(node.getInt("readers"), cluster.getInt("readers"));
        } finally {
            readers.forEach(SseConnection::close);
        }
        // The server notices at a heartbeat that they are gone.
        await().atMost(PATIENCE).until(() -> {
            JsonObject topics = onlyNode().getJsonObject("topics");
            return !topics.containsKey(one) && !topics.containsKey(two);
        });
        await().atMost(PATIENCE).until(() -> api.metric("herald_cluster_readers") == 0);
    }

    @Test
    void aNodeSaysHowManyEventsItHasHandedOnAndHowFarItIs() {
        String topic = api.freshTopic("nodes-events");
        JsonObject before = onlyNode();
        try (SseConnection reader = server.stream(topic).open().awaitHello()) {
            for (int item = 0; item < 3; item++) {
                api.publish(topic, "item " + item).expect(201);
            }
            reader.awaitJournalled(3);
            // It counts what it has handed on, which a reader may have seen by then.
            JsonObject after = await().atMost(PATIENCE)
                    .until(
                            () -> onlyNode(),
                            node -> number(node, "events") >= number(before, "events") + 3
                                    && number(node, "head") >= number(before, "head") + 3);
            String last = reader.lastEventId();
            assertTrue(number(after, "head") >= Long.parseLong(last.substring(last.indexOf('-') + 1)), last);
        }
    }

    private static long number(JsonObject node, String member) {
        return node.getJsonNumber(member).longValue();
    }

    @Test
    void onlyOperatorsMayLook() {
        assertProblem(api.anonymous().get("/api/nodes").expect(401));
        Probe probe = new Probe(api);
        assertProblem(probe.signedIn("editor").get("/api/nodes").expect(403));
        assertProblem(probe.signedIn("reader").get("/api/nodes").expect(403));
        Answer operators = probe.signedIn("operator").get("/api/nodes").expect(200);
        assertEquals("no-store", operators.header("Cache-Control").orElse("missing"));
        assertNotEquals(0, operators.json().getJsonArray("nodes").size());
    }

    private static void assertProblem(Answer answer) {
        assertTrue(answer.header("Content-Type").orElse("").startsWith("application/problem+json"), answer.toString());
        assertEquals(answer.status(), answer.json().getInt("status"));
        assertFalse(answer.body().contains("nodes"), answer::body);
    }
}
