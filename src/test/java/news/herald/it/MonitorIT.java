package news.herald.it;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.Probe;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import news.herald.testing.SseEvent;
import news.herald.testing.StreamRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the servers are, live, for operators and for nobody else. */
@ExtendWith(SharedServer.class)
class MonitorIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HeraldServer server;
    private final HeraldApi api;

    MonitorIT(HeraldServer server) {
        this.server = server;
        api = server.api();
    }

    private StreamRequest asAdmin(StreamRequest request) {
        return request.header("Authorization", HeraldApi.ADMIN);
    }

    private JsonObject now() {
        return api.get("/api/monitor").expect(200).json();
    }

    private JsonObject onlyNode() {
        JsonArray nodes = now().getJsonArray("nodes");
        assertEquals(1, nodes.size(), nodes::toString);
        return nodes.getJsonObject(0);
    }

    private JsonObject vitals() {
        return onlyNode().getJsonObject("vitals");
    }

    private static double number(JsonObject json, String member) {
        JsonNumber number = json.getJsonNumber(member);
        return number == null ? Double.NaN : number.doubleValue();
    }

    @Test
    void onlyOperatorsMayLook() {
        Probe probe = new Probe(api);
        HeraldApi editor = probe.signedIn("editor");
        HeraldApi operator = probe.signedIn("operator");
        for (String path : List.of("/api/monitor", "/api/monitor/history")) {
            assertFalse(api.anonymous().get(path).expect(401).body().contains("heap"));
            assertFalse(editor.get(path).expect(403).body().contains("heap"));
            assertEquals(
                    "no-store",
                    operator.get(path).expect(200).header("Cache-Control").orElse(""));
        }
        for (String path : List.of(
                "/api/topics/monitor",
                "/api/topics/monitor/stream",
                "/api/topics/monitor/events",
                "/api/stream?topic=alerts&topic=monitor")) {
            api.anonymous().get(path).expect(404);
            editor.get(path).expect(404);
        }
        operator.get("/api/topics/monitor/events").expect(200);
    }

    @Test
    void whatIsToldIsPlausible() {
        await().atMost(PATIENCE).until(() -> vitals().containsKey("cpu"));
        JsonObject node = onlyNode();
        JsonObject vitals = node.getJsonObject("vitals");
        assertTrue(node.getBoolean("self"));
        assertEquals("here", node.getString("state"));
        for (String share : List.of("cpu", "system", "gc")) {
            assertTrue(number(vitals, share) >= 0 && number(vitals, share) <= 1, vitals::toString);
        }
        for (String positive : List.of(
                "cores",
                "heapUsed",
                "heapLive",
                "heapCommitted",
                "nonHeap",
                "memoryTotal",
                "diskFree",
                "threads",
                "filesOpen",
                "readersMax",
                "uptime",
                "tail")) {
            assertTrue(number(vitals, positive) > 0, () -> positive + " in " + vitals);
        }
        assertTrue(number(vitals, "heapUsed") <= number(vitals, "heapMax"), vitals::toString);
        assertEquals(
                Runtime.version().feature(),
                Integer.parseInt(vitals.getString("java").split("[.+-]")[0]));
        assertFalse(vitals.getString("server").isBlank(), vitals::toString);
        assertEquals(
                0.95,
                now().getJsonObject("thresholds")
                        .getJsonArray("cpu")
                        .getJsonNumber(2)
                        .doubleValue());
        assertTrue(api.metric("herald_heap_live_bytes") > 0);
        assertTrue(api.metric("herald_disk_free_bytes") > 0);
    }

    @Test
    void readersEventsDeliveriesAndTheirLatencyAreSeen() {
        String topic = api.freshTopic("monitor");
        double before = number(vitals(), "readers");
        try (SseConnection reader = server.stream(topic).open().awaitHello()) {
            await().atMost(PATIENCE).until(() -> number(vitals(), "readers") >= 1);
            await().atMost(PATIENCE).until(() -> {
                api.publish(topic, "seen").expect(201);
                JsonObject vitals = vitals();
                return number(vitals, "events") > 0
                        && number(vitals, "deliveries") > 0
                        && number(vitals, "p99") >= number(vitals, "p50")
                        && number(vitals, "p50") > 0;
            });
            assertTrue(reader.closedBecause() == null && before >= 0);
        }
    }

    @Test
    void operatorsHearOfItEachSecondAndThePublicNever() {
        String topic = api.freshTopic("monitor");
        try (SseConnection operator = asAdmin(server.stream("monitor")).open().awaitHello();
                SseConnection everything = server.request("/events").open().awaitEvent("message");
                SseConnection everythingTyped =
                        server.request("/events?event=typed").open().awaitHello();
                SseConnection operatorsEverything =
                        asAdmin(server.request("/events")).open().awaitEvent("message");
                SseConnection one =
                        server.request("/api/stream?topic=" + topic).open().awaitHello()) {
            await().atMost(PATIENCE).until(() -> operator.events("monitor").size() >= 4);
            Duration between = Duration.between(
                    Instant.parse(operator.events("monitor").get(0).json().getString("time")),
                    Instant.parse(operator.events("monitor").get(3).json().getString("time")));
            assertTrue(between.toMillis() >= 2_000, () -> "four came within " + between);
            SseEvent last = operator.events("monitor").get(3);
            assertFalse(last.ownId(), "it has an id");
            Instant told = Instant.parse(last.json().getString("time"));
            assertTrue(Duration.between(told, Instant.now()).abs().toSeconds() < 30, last::data);
            assertTrue(number(last.json().getJsonObject("sum").getJsonObject("vitals"), "heapUsed") > 0, last::data);
            // What passes by in a topic for everybody does reach all of them, in its place after those before it.
            api.send(
                    api.request("/test/broadcaster/" + topic + "/event/weather").POST(BodyPublishers.noBody()));
            everythingTyped.awaitEvent("weather");
            one.awaitEvent("weather");
            await().atMost(PATIENCE).until(() -> everything.raw().contains("weather"));
            await().atMost(PATIENCE).until(() -> operatorsEverything.raw().contains("weather"));
            for (SseConnection reader : List.of(everything, everythingTyped, operatorsEverything, one)) {
                assertFalse(reader.raw().contains("heapUsed"), reader::raw);
                assertFalse(reader.raw().contains("monitor\""), reader::raw);
            }
        }
    }

    @Test
    void whatIsToldIsNotKept() {
        try (SseConnection operator = asAdmin(server.stream("monitor")).open().awaitHello()) {
            operator.awaitEvent("monitor");
            assertTrue(operator.journalled().isEmpty(), operator::raw);
            assertTrue(api.get("/api/topics/monitor/events?after=" + operator.lastEventId())
                    .expect(200)
                    .json()
                    .getJsonArray("events")
                    .isEmpty());
        }
    }

    @Test
    void theHistoryGrows() {
        JsonObject history =
                api.get("/api/monitor/history?minutes=2").expect(200).json();
        assertEquals(5, history.getInt("step"));
        JsonObject node = history.getJsonArray("nodes").getJsonObject(0);
        assertEquals(24, node.getJsonArray("readers").size());
        assertEquals(onlyNode().getString("id"), node.getString("id"));
        long from = history.getJsonNumber("from").longValue();
        long last = lastSample(history);
        assertTrue(last > from, history::toString);
        await().atMost(PATIENCE)
                .until(() -> lastSample(api.get("/api/monitor/history?minutes=2")
                                .expect(200)
                                .json())
                        > last);
        assertEquals(
                720,
                api.get("/api/monitor/history")
                        .expect(200)
                        .json()
                        .getJsonArray("nodes")
                        .getJsonObject(0)
                        .getJsonArray("cpu")
                        .size());
        for (String wrong : List.of("0", "61", "x", "-1", "1e1")) {
            assertTrue(api.get("/api/monitor/history?minutes=" + wrong)
                    .expect(400)
                    .body()
                    .contains("minutes"));
        }
    }

    /** In seconds since 1970. */
    private static long lastSample(JsonObject history) {
        JsonArray heap = history.getJsonArray("nodes").getJsonObject(0).getJsonArray("heap");
        int place = heap.size() - 1;
        while (place >= 0 && heap.isNull(place)) {
            place--;
        }
        return history.getJsonNumber("from").longValue() + 5L * place;
    }
}
