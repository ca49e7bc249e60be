package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import news.herald.testing.SseEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Alerts over the wire: published, corrected, killed, expired. */
@ExtendWith(SharedServer.class)
class AlertsIT {

    private static final String SECRET = "Hoax-" + Long.toString(System.nanoTime(), 36);

    private final HeraldServer server;
    private final HeraldApi api;
    private final HeraldApi reader;
    private final String topic;
    private final String path;

    AlertsIT(HeraldServer server) {
        this.server = server;
        api = server.api();
        reader = api.anonymous();
        topic = api.freshTopic("alerts", "alerts");
        path = "/api/topics/" + topic + "/alerts";
    }

    @Test
    void theShortWayLeadsToTheTopicThatEveryHeraldHas() {
        try (SseConnection stream = server.stream("alerts").open().awaitHello()) {
            JsonObject wanted = Json.createObjectBuilder(alert(SECRET + " short"))
                    .add("text", "Between X and Y")
                    .add("urgency", 1)
                    .add("link", "/roads")
                    .add("expires", "2100-01-01T00:00:00Z")
                    .build();
            Answer published = api.post("/api/alerts", wanted).expect(201);
            assertTrue(published.header("Location").orElseThrow().matches("/api/alerts/[a-z0-9]{21}"));
            assertEquals(Optional.of("\"1\""), published.header("ETag"));
            SseEvent event = stream.awaitItem(SECRET + " short").events("alert").get(0);
            assertEquals(published.json(), event.json());
            assertEquals(
                    published.json(),
                    reader.get(published.header("Location").orElseThrow())
                            .expect(200)
                            .json());
            assertEquals(published.json(), alerts("alerts").get(0));
            wanted.forEach((name, value) -> assertEquals(value, event.json().get(name), name));
            assertEquals("usable", event.json().getString("status"));
            assertEquals(1, event.json().getInt("version"));
            assertEquals(event.json().get("created"), event.json().get("changed"));
            assertTrue(event.json().getString("tag").endsWith(event.json().getString("id")));
            assertEquals(List.of(), stream.faults());
            delete(location(published), null).expect(204);
        }
    }

    @Test
    void aCorrectionTakesThePlaceOfWhatItCorrects() {
        String location = publish("Closed");
        publish("Another");
        assertEquals(428, api.put(location, alert("Open"), null).status());
        assertEquals(412, api.put(location, alert("Open"), "7").status());
        JsonObject corrected = api.put(location, alert("Open"), "1").expect(200).json();
        assertEquals(2, corrected.getInt("version"));
        assertEquals(List.of("Another", "Open"), titles(alerts(topic)));
        assertEquals(corrected, reader.get(location).expect(200).json());
        assertEquals(412, api.put(location, alert("Closed"), "1").status());
    }

    @Test
    void anEditorsProgramMaySendBackWhatItRead() {
        String location = publish("Closed");
        JsonObject read = api.get(location).json();
        JsonObject changed = Json.createObjectBuilder(read).add("text", "A1").build();
        assertEquals("A1", api.put(location, changed, "1").expect(200).json().getString("text"));
    }

    @Test
    void afterAKillNothingOfItIsLeftAnywhere() {
        String beginning = server.head(topic);
        try (SseConnection watcher = server.stream(topic).open().awaitHello()) {
            String location = publish(SECRET);
            api.put(location, alert(SECRET + " again"), "1").expect(200);
            watcher.awaitJournalled(2);
            delete(location, "1").expect(412);
            delete(location, "2").expect(204);
            JsonObject kill = watcher.awaitJournalled(3).get(2).json();
            assertEquals(List.of("id", "tag", "status", "version", "changed"), List.copyOf(kill.keySet()));
            assertEquals("canceled", kill.getString("status"));
            assertEquals(3, kill.getInt("version"));
            assertEquals(kill, reader.get(location).expect(200).json());

            delete(location, null).expect(204);
            assertEquals(409, api.put(location, alert("Risen"), "3").status());
            publish("The next");
            for (String place : List.of(
                    "/api/topics/" + topic,
                    "/api/topics/" + topic + "/events?after=" + beginning + "&wait=0",
                    location)) {
                Awaitility.await().until(() -> !api.get(place).body().contains(SECRET));
            }
            assertEquals(List.of("The next"), titles(alerts(topic)));
            try (SseConnection replay =
                    server.stream(topic).lastEventId(beginning).open()) {
                List<SseEvent> replayed = replay.awaitItem("The next").journalled();
                assertEquals(2, replayed.size(), replay::toString);
                assertEquals(kill, replayed.get(0).json());
                assertFalse(replay.raw().contains(SECRET));
            }
            watcher.awaitItem("The next");
            assertEquals(4, watcher.journalled().size(), "the second kill told nothing");
        }
    }

    @Test
    void aRepeatedRequestPublishesOnce() {
        Answer first = submit("key-" + topic, alert("Once")).expect(201);
        Answer again = submit("key-" + topic, alert("Once")).expect(201);
        assertEquals(location(first), location(again));
        assertEquals(Optional.of("true"), again.header("Idempotent-Replayed"));
        assertEquals(1, alerts(topic).size());
        submit("key-" + topic, alert("Other")).expect(422);
        submit("not a key", alert("Other")).expect(400);
        String news = api.freshTopic("alerts");
        api.send(api.json("/api/topics/" + news + "/items")
                        .header("Idempotency-Key", "key-" + topic)
                        .POST(BodyPublishers.ofString(
                                HeraldApi.headline("Other").toString())))
                .expect(422);
    }

    @Test
    void whatIsWrongIsNamed() {
        JsonObject wrong = Json.createObjectBuilder()
                .add("title", "two\nlines")
                .add("urgency", 0)
                .add("link", "javascript:alert(1)")
                .add("colour", "red")
                .build();
        Answer answer = api.post(path, wrong).expect(400);
        assertEquals(
                List.of("/colour", "/title", "/urgency", "/link"),
                answer.json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                        .map(fault -> fault.getString("pointer"))
                        .toList());
        api.post(path, "[]").expect(400);
        api.post(path, expiring("Late", Instant.now().minusSeconds(1))).expect(400);
        api.post("/api/topics/" + api.freshTopic("news") + "/alerts", alert("In the wrong topic"))
                .expect(409);
        api.post("/api/topics/no-such-topic/alerts", alert("Nowhere")).expect(404);
        reader.get("/api/alerts/aaaaaaaaaaaaaaaaaaaaa").expect(404);
        assertEquals(List.of(), alerts(topic));
    }

    @Test
    void onlyEditorsWrite() {
        String location = publish("Closed");
        reader.post("/api/alerts", alert("Forged")).expect(401);
        reader.post(path, alert("Forged")).expect(401);
        reader.put(location, alert("Forged"), "1").expect(401);
        reader.send(reader.request(location).DELETE()).expect(401);
    }

    /** Time is no event: a reader who asks whether anything has changed must not be told no. */
    @Test
    void whatHasExpiredIsInNoSnapshot() {
        publish("Stays");
        api.post(path, expiring("Goes", Instant.now().plusSeconds(10))).expect(201);
        Answer before = reader.snapshot(topic).expect(200);
        assertTrue(before.body().contains("Goes"));
        String tag = before.header("ETag").orElseThrow();
        Awaitility.await()
                .until(() -> reader.send(reader.request("/api/topics/" + topic).header("If-None-Match", tag))
                                .status()
                        == 200);
        assertEquals(List.of("Stays"), titles(alerts(topic)));
    }

    @Test
    void theSnapshotIsReadInPages() {
        IntStream.rangeClosed(1, 5).forEach(number -> publish("Alert " + number));
        Answer first = reader.get("/api/topics/" + topic + "?limit=2").expect(200);
        assertEquals(List.of("Alert 5", "Alert 4"), titles(first));
        Answer second = reader.get(next(first)).expect(200);
        assertEquals(List.of("Alert 3", "Alert 2"), titles(second));
        Answer last = reader.get(next(second)).expect(200);
        assertEquals(List.of("Alert 1"), titles(last));
        assertTrue(last.header("Link").isEmpty());
        reader.get("/api/topics/" + topic + "?before=nonsense").expect(400);
    }

    private static String next(Answer page) {
        String link = page.header("Link").orElseThrow();
        return link.substring(1, link.indexOf('>'));
    }

    private String publish(String title) {
        return location(api.post(path, alert(title)).expect(201));
    }

    private Answer submit(String key, JsonObject alert) {
        return api.send(api.json(path).header("Idempotency-Key", key).POST(BodyPublishers.ofString(alert.toString())));
    }

    private Answer delete(String location, String version) {
        var request = api.request(location).DELETE();
        return api.send(version == null ? request : request.header("If-Match", '"' + version + '"'));
    }

    private static String location(Answer published) {
        return published.header("Location").orElseThrow();
    }

    private static JsonObject alert(String title) {
        return Json.createObjectBuilder().add("title", title).build();
    }

    private static JsonObject expiring(String title, Instant moment) {
        JsonObjectBuilder body = Json.createObjectBuilder(alert(title));
        return body.add("expires", moment.toString()).build();
    }

    private List<JsonObject> alerts(String name) {
        return alerts(reader.snapshot(name).expect(200));
    }

    private static List<JsonObject> alerts(Answer snapshot) {
        return snapshot.json().getJsonArray("alerts").getValuesAs(JsonObject.class);
    }

    private static List<String> titles(Answer snapshot) {
        return titles(alerts(snapshot));
    }

    private static List<String> titles(List<JsonObject> alerts) {
        return alerts.stream().map(alert -> alert.getString("title")).toList();
    }
}
