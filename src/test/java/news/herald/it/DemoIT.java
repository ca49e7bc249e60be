package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import news.herald.testing.HeraldServer;
import news.herald.testing.SseConnection;
import news.herald.testing.SseEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What somebody sees who starts Herald for the first time, with {@code HERALD_DEMO=true}. */
class DemoIT {

    private static final List<String> TOPICS = List.of("election", "match", "scores", "quotes", "alerts");
    private static final int SPEED = 2;

    /** Of the day. */
    private static final Duration MINUTE = Duration.ofSeconds(60 / SPEED);

    @Test
    void everythingMovesWithinAMinuteAndARestartDoublesNothing() {
        try (HeraldServer server = HeraldServer.named("demo")
                .with("HERALD_DEMO", "true")
                .with("HERALD_DEMO_SPEED", Integer.toString(SPEED))
                .start()) {
            assertEverythingMoves(server);
            assertTrue(server.logged("this is a demonstration"));
            assertEquals(List.of(), leftOut(server));
            assertGoesOnAfter(server);
        }
    }

    private static void assertEverythingMoves(HeraldServer server) {
        Map<String, SseConnection> readers = new TreeMap<>();
        try {
            TOPICS.forEach(topic -> readers.put(topic, server.stream(topic).open()));
            long end = System.nanoTime() + MINUTE.toNanos();
            for (SseConnection reader : readers.values()) {
                reader.awaitJournalled(1, left(end));
            }
            SseConnection election = readers.get("election");
            election.awaitEvent("news.publish", left(end));
            election.awaitEvent("news.correct", left(end));
            // Newest first, so the first place is a pin that was set while we look on.
            election.awaitItem("\"pinned\":[\"tag:herald.example,2026:demo:election:1:turnout-seven\"");
            readers.values().forEach(reader -> assertEquals(List.of(), reader.faults()));
        } finally {
            readers.values().forEach(SseConnection::close);
        }
        List<JsonObject> backlog = items(server, "election");
        assertTrue(backlog.size() > 10, () -> backlog.size() + " items");
        assertFalse(headlines(backlog).isEmpty());
    }

    private static void assertGoesOnAfter(HeraldServer server) {
        String before = server.head("election");
        List<String> uris = uris(server);
        server.api().createTopic("tried-out");
        server.restart();
        try (SseConnection reader =
                server.stream("election").lastEventId(before).open()) {
            List<SseEvent> more = reader.awaitJournalled(1, MINUTE);
            assertEquals(List.of(), reader.events("reset"));
            assertFalse(uris.contains(more.get(0).json().getString("uri", "")) && isPublished(more.get(0)));
        }
        List<String> after = uris(server);
        assertTrue(after.containsAll(uris), "nothing is gone");
        assertEquals(after.size(), new HashSet<>(after).size(), "nothing is there twice");
        List<String> headlines = headlines(items(server, "election"));
        assertEquals(headlines.size(), new HashSet<>(headlines).size(), headlines::toString);
        assertEquals(TOPICS.size() + 1, topics(server).size());
    }

    @Test
    void aNewsroomIsLeftAlone() {
        try (HeraldServer server = HeraldServer.named("demo-refused").start()) {
            server.api().createTopic("politics");
            server.api().publish("politics", "real").expect(201);
            server.set(Map.of("HERALD_DEMO", "true"));
            server.restart();
            Awaitility.await()
                    .atMost(SseConnection.PATIENCE)
                    .until(() -> server.logged("nothing is played, because this database has topics"));
            assertTrue(server.logged("[politics]"));
            assertEquals(List.of("alerts", "politics"), topics(server));
            assertEquals(1, items(server, "politics").size());
        }
    }

    private static boolean isPublished(SseEvent event) {
        return event.type().equals("news.publish");
    }

    /** Lines of the log that tell of a scene that could not be played. */
    private static List<String> leftOut(HeraldServer server) {
        return server.logged("The demo") ? List.of("see " + server.log()) : List.of();
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private static List<String> topics(HeraldServer server) {
        String answer = server.api().anonymous().get("/api/topics").expect(200).body();
        try (JsonReader reader = Json.createReader(new StringReader(answer))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(topic -> topic.getString("name"))
                    .toList();
        }
    }

    private static List<JsonObject> items(HeraldServer server, String topic) {
        return server.api()
                .anonymous()
                .get("/api/topics/" + topic + "?limit=200")
                .expect(200)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    private static List<String> uris(HeraldServer server) {
        List<String> uris = new ArrayList<>();
        for (String topic : List.of("election", "match")) {
            items(server, topic).forEach(item -> uris.add(item.getString("uri")));
        }
        return uris;
    }

    private static List<String> headlines(List<JsonObject> items) {
        return items.stream()
                .map(item -> item.getJsonArray("headlines").getJsonObject(0).getString("value"))
                .toList();
    }
}
