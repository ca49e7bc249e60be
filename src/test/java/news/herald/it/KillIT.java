package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import news.herald.testing.SseEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A killed item leaves every place; only the fact of the kill stays. Searched for byte by byte, not by parsing. */
@ExtendWith(SharedServer.class)
class KillIT {

    /** In the text of every version, and nowhere else. */
    private static final String SECRET = "Libel-" + Long.toString(System.nanoTime(), 36);

    private static final String ED_NOTE = "Internal-" + Long.toString(System.nanoTime(), 36);

    private final HeraldServer server;
    private final HeraldApi api;
    private final String topic;
    private String beginning;
    private String location;
    private String uri;
    private SseConnection watcher;

    KillIT(HeraldServer server) {
        this.server = server;
        api = server.api();
        topic = api.freshTopic("kill");
    }

    @BeforeEach
    void publishUpdateAndCorrect() {
        beginning = server.head(topic);
        watcher = server.stream(topic).open().awaitHello();
        Answer published = api.publish(topic, document("first")).expect(201);
        location = published.header("Location").orElseThrow();
        uri = published.json().getString("uri");
        api.put(location, document("second"), "1").expect(200);
        JsonObject correction = Json.createObjectBuilder(document("third"))
                .add("note", SECRET + " was wrong")
                .build();
        api.post(location + "/correction", correction).expect(200);
        api.post(location + "/pin", "{}");
        watcher.awaitJournalled(3);
        assertTrue(watcher.raw().contains(SECRET));
    }

    @AfterEach
    void hangUp() {
        watcher.close();
    }

    @Test
    void afterAKillNothingOfItIsLeftAnywhere() {
        api.post(location + "/kill", "{}").expect(200);
        assertTrue(watcher.awaitEvent("news.kill").faults().isEmpty());
        assertNowhere(SECRET);
        assertEquals("canceled", api.anonymous().get(location).json().getString("pubStatus"));
    }

    /**
     * The answer to the kill is a promise: nobody who asks after it is given the text, though the thread that follows the
     * journal is held up by another topic and has not read of the kill.
     */
    @Test
    void onceTheKillIsAnsweredNoPollGivesTheText() {
        holdUpTheTail();
        api.post(location + "/kill", "{}").expect(200);
        String polled = api.anonymous().poll(topic, beginning, 0).expect(200).body();
        assertEquals(List.of(), watcher.events("news.kill"), "the tail was not held up, so this shows nothing");
        assertFalse(polled.contains(SECRET), polled);
        watcher.awaitEvent("news.kill");
    }

    private void holdUpTheTail() {
        String other = api.freshTopic("hold");
        String start = server.head(other);
        api.send(api.request("/test/broadcaster/" + other + "/hold/8000").POST(BodyPublishers.noBody()))
                .expect(204);
        api.publish(other, "one that takes long").expect(201);
        // It stands in the ring before whoever waits for it is told, which is where the tail is held.
        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .until(() -> api.poll(other, start, 0).body().contains("takes long"));
    }

    @Test
    void aReaderWhoWasAwayIsGivenTheKillOnly() {
        api.post(location + "/kill", "{}").expect(200);
        for (SseConnection late : List.of(
                server.stream(topic).lastEventId(beginning).open(),
                server.stream(topic)
                        .lastEventId(watcher.journalled().get(0).id())
                        .open())) {
            try (late) {
                api.publish(topic, "the next").expect(201);
                late.awaitEvent("news.publish");
                List<SseEvent> aboutIt = late.journalled().stream()
                        .filter(event -> event.data().contains(uri))
                        .filter(event -> event.type().startsWith("news."))
                        .toList();
                assertEquals(
                        List.of("news.kill"),
                        aboutIt.stream().map(SseEvent::type).toList());
                assertFalse(late.raw().contains(SECRET));
                assertEquals(List.of(), late.events("reset"));
            }
        }
    }

    @Test
    void aKillSaysWhatIsKilledAndNothingOfWhatItSaid() {
        api.post(location + "/kill", "{}").expect(200);
        JsonObject kill =
                watcher.awaitEvent("news.kill").events("news.kill").get(0).json();
        assertEquals(uri, kill.getString("uri"));
        assertEquals("canceled", kill.getString("pubStatus"));
        assertEquals("4", kill.getString("version"));
        for (String content :
                List.of("headlines", "bodies", "renditions", "associations", "edNote", "slugline", "by")) {
            assertFalse(kill.containsKey(content), kill::toString);
        }
    }

    /** The topic's first, which makes the board: Hibernate would tell of it twice if it changed after that. */
    @Test
    void aPinIsToldOnce() {
        api.publish(topic, "the next").expect(201);
        watcher.awaitItem("the next");
        assertEquals(1, watcher.events("board").size());
    }

    @Test
    void theSecondKillChangesNothing() {
        api.post(location + "/kill", "{}").expect(200);
        int again = api.post(location + "/kill", "{}").status();
        assertTrue(again == 200 || again == 409, "answered " + again);
        api.publish(topic, "the next").expect(201);
        watcher.awaitJournalled(5);
        assertEquals(1, watcher.events("news.kill").size());
    }

    @Test
    void aKilledItemComesBackByNoVerb() {
        api.post(location + "/kill", "{}").expect(200);
        for (String verb : List.of("publish", "withhold", "pin")) {
            int status = api.post(location + "/" + verb, "{}").status();
            assertTrue(status >= 400 && status < 500, verb + " was answered " + status);
        }
        int update = api.put(location, document("risen"), "4").status();
        assertTrue(update >= 400 && update < 500, "PUT was answered " + update);
        assertNowhere(SECRET);
    }

    @Test
    void whatIsWithheldShowsNoContent() {
        api.post(location + "/withhold", "{}").expect(200);
        JsonObject withheld = watcher.awaitEvent("news.withhold")
                .events("news.withhold")
                .get(0)
                .json();
        assertEquals("withheld", withheld.getString("pubStatus"));
        assertFalse(withheld.toString().contains(SECRET), withheld::toString);
        assertFalse(api.anonymous().snapshot(topic).expect(200).body().contains(SECRET));
        assertFalse(api.anonymous().get(location).body().contains(SECRET));
    }

    @Test
    void theEditorsNoteReachesNoReader() {
        api.post(location + "/withhold", "{}").expect(200);
        watcher.awaitEvent("news.withhold");
        assertFalse(watcher.raw().contains(ED_NOTE));
        try (SseConnection replay = server.stream(topic).lastEventId(beginning).open()) {
            replay.awaitEvent("news.withhold");
            assertFalse(replay.raw().contains(ED_NOTE));
        }
        places().forEach(place -> assertFalse(api.anonymous().get(place).body().contains(ED_NOTE), place));
    }

    private void assertNowhere(String forbidden) {
        try (SseConnection replay = server.stream(topic).lastEventId(beginning).open();
                SseConnection tutorial =
                        server.request("/events").lastEventId(beginning).open()) {
            api.publish(topic, "the next").expect(201);
            replay.awaitEvent("news.publish");
            tutorial.awaitJournalled(1);
            assertFalse(replay.raw().contains(forbidden), "in the replay");
            assertFalse(tutorial.raw().contains(forbidden), "in /events");
        }
        places().forEach(place -> {
            assertFalse(api.anonymous().get(place).body().contains(forbidden), place);
            assertFalse(api.get(place).body().contains(forbidden), place + " for the editor");
        });
    }

    private Stream<String> places() {
        return Stream.of(
                "/api/topics/" + topic,
                "/api/topics/" + topic + "?limit=100",
                "/api/topics/" + topic + "/events?after=" + beginning + "&wait=0",
                "/api/topics/" + topic + "/items",
                "/api/topics",
                location,
                location + "/versions",
                location + "/versions/1",
                location + "/history",
                "/metrics",
                "/");
    }

    private static JsonObject document(String version) {
        return Json.createObjectBuilder(HeraldApi.headline(SECRET + " " + version))
                .add("by", SECRET)
                .add("slugline", SECRET)
                .add("edNote", ED_NOTE)
                .add(
                        "bodies",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("value", SECRET + " body")))
                .add(
                        "renditions",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("name", "web")
                                        .add("title", SECRET)))
                .build();
    }
}
