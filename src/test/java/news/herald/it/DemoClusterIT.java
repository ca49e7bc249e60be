package news.herald.it;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import news.herald.testing.Cluster;
import news.herald.testing.HeraldServer;
import news.herald.testing.SseConnection;
import news.herald.testing.SseEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes that both should play the demo, on one database. */
@Tag("show")
class DemoClusterIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void theDayIsPlayedOnceAndGoesOnWithoutTheNodeThatIsKilledAndWithoutWhatAnEditorKills() throws SQLException {
        try (Cluster cluster = Cluster.start(
                "demo-cluster", 2, node -> node.with("HERALD_DEMO", "true").with("HERALD_DEMO_SPEED", "6"))) {
            HeraldServer killed = cluster.node(0);
            HeraldServer left = cluster.node(1);
            try (SseConnection reader = left.stream("election").open().awaitHello()) {
                reader.awaitJournalled(4, PATIENCE);
                killed.killNine();
                reader.awaitJournalled(reader.journalled().size() + 8, PATIENCE);
                // What the next scene would update.
                reader.awaitItem(":count\"");
                kill(left, idOf(left, ":count"));
                reader.awaitItem(":meadow\"");
                assertEachOnce(reader, "news.publish");
                assertEquals(List.of(), reader.faults());
            }
            assertTrue(left.logged("leaves out a scene: The item is canceled"));
            assertEquals("2", turnout(left).getString("version"), "corrected once");
            assertWhatIsOldIsTakenOut(cluster, left);
        }
    }

    /** As the twelfth day ends, the first one's items go. */
    private static void assertWhatIsOldIsTakenOut(Cluster cluster, HeraldServer server) throws SQLException {
        List<String> first = uris(server);
        assertTrue(first.stream().allMatch(uri -> uri.contains(":1:")), first::toString);
        try (SseConnection reader = server.stream("election").open().awaitHello()) {
            endTheTwelfthDay(cluster);
            reader.awaitEvent("news.kill", PATIENCE);
            await().atMost(PATIENCE)
                    .until(() -> uris(server).stream().allMatch(uri -> uri.contains(":13:"))
                            && uris(server).size() >= 8);
            List<String> killed = reader.events("news.kill").stream()
                    .map(event -> event.json().getString("uri"))
                    .toList();
            assertTrue(killed.containsAll(first), () -> first + " and killed " + killed);
            assertEquals(List.of(), reader.faults());
        }
        assertFalse(server.logged("The demo does not go on"));
    }

    private static void endTheTwelfthDay(Cluster cluster) throws SQLException {
        try (Connection connection = cluster.database().connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE demo_play SET day_no = 12, scene = 10000, position = 1440000");
        }
    }

    private static List<String> uris(HeraldServer server) {
        return server
                .api()
                .snapshot("election")
                .expect(200)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(item -> !item.getString("pubStatus").equals("canceled"))
                .map(item -> item.getString("uri"))
                .toList();
    }

    /** Corrected at the day's beginning, while both nodes play, and never again. */
    private static JsonObject turnout(HeraldServer server) {
        return server.api().snapshot("election").expect(200).json().getJsonArray("items").stream()
                .map(JsonValue::asJsonObject)
                .filter(item -> item.getString("uri").endsWith(":turnout"))
                .findFirst()
                .orElseThrow();
    }

    private static String idOf(HeraldServer server, String name) {
        return server
                .api()
                .get("/api/topics/election/items")
                .expect(200)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(entry -> entry.getJsonObject("item").getString("uri").endsWith(name))
                .map(entry -> entry.getString("id"))
                .findFirst()
                .orElseThrow();
    }

    private static void kill(HeraldServer server, String id) {
        server.api().post("/api/items/" + id + "/kill", "").expect(200);
    }

    private static void assertEachOnce(SseConnection reader, String type) {
        List<String> uris = reader.events(type).stream()
                .map(SseEvent::json)
                .map(item -> item.getString("uri"))
                .toList();
        assertFalse(uris.isEmpty(), type);
        assertEquals(uris.size(), new HashSet<>(uris).size(), uris::toString);
    }
}
