package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import news.herald.testing.SseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The wire table, as clients depend on it. */
@ExtendWith(SharedServer.class)
class WireIT {

    private final HeraldServer server;
    private final HeraldApi api;
    private final String topic;

    WireIT(HeraldServer server) {
        this.server = server;
        api = server.api();
        topic = api.freshTopic("wire");
    }

    @Test
    void aStreamStartsAtOnceWithTheHeadersOfTheContract() {
        try (SseConnection reader = server.stream(topic).open().awaitHello()) {
            assertEquals(200, reader.status());
            assertTrue(reader.header("Content-Type").startsWith("text/event-stream"), reader.header("Content-Type"));
            assertEquals("no-store, no-transform", reader.header("Cache-Control"));
            assertEquals("no", reader.header("X-Accel-Buffering"));
            assertTrue(reader.raw().startsWith("retry: "), reader.raw());
            assertTrue(reader.retry() > 0);
            SseEvent hello = reader.events().get(0);
            assertEquals("hello", hello.type());
            assertEquals(1, hello.json().getInt("heartbeat"));
            assertFalse(hello.json().getString("cursor").isEmpty());
        }
    }

    @Test
    void whoAsksForAStreamOtherwiseThanByGetIsToldWhatItTakes() {
        for (String path : List.of("/api/topics/" + topic + "/stream", "/api/stream?topic=" + topic, "/events")) {
            Answer head = answer(path, "HEAD").expect(200);
            assertTrue(head.header("Content-Type").orElse("").startsWith("text/event-stream"), head::toString);
            assertEquals("no-store, no-transform", head.header("Cache-Control").orElse(""));
            assertEquals(
                    "GET, HEAD, OPTIONS",
                    answer(path, "OPTIONS").expect(204).header("Allow").orElse(""));
            Answer refused = answer(path, "POST").expect(405);
            assertEquals("GET, HEAD, OPTIONS", refused.header("Allow").orElse(""));
            assertEquals(405, refused.json().getInt("status"));
        }
        answer("/api/topics/there-is-none/stream", "HEAD").expect(404);
        assertEquals(404, api.get("/api/topics/there-is-none/stream").json().getInt("status"));
        assertEquals(400, api.get("/events?event=other").json().getInt("status"));
    }

    /** Undertow would wait for the body, when asked for a parameter or at the end of the stream. */
    @Test
    void whoWithholdsTheBodyOfAFormIsRefusedAtOnce() {
        for (String path : List.of("/events", "/api/stream?topic=" + topic, "/api/topics/" + topic + "/stream")) {
            try (SseConnection reader = server.request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Content-Length", "1000")
                    .open()
                    .awaitHead()) {
                assertEquals(400, reader.status());
            }
        }
    }

    private Answer answer(String path, String method) {
        return api.send(api.request(path).method(method, BodyPublishers.noBody()));
    }

    /** So that those who lose their streams at the same moment do not come back at the same moment. */
    @Test
    void readersAreToldDifferentTimesToComeBackAfter() {
        List<Long> told = IntStream.range(0, 8)
                .mapToObj(number -> {
                    try (SseConnection reader = server.stream(topic).open().awaitHello()) {
                        return reader.retry();
                    }
                })
                .distinct()
                .toList();
        assertTrue(told.size() > 4, () -> "told to come back after " + told);
        assertTrue(told.stream().allMatch(millis -> millis >= 1_000 && millis <= 5_000), told::toString);
    }

    @Test
    void theTwoLinesOfEveryTutorialWork() {
        try (SseConnection reader = server.request("/events").open()) {
            reader.awaitEvent("message");
            String uri = api.publish(topic, "for onmessage").expect(201).json().getString("uri");
            reader.awaitItem(uri);
            SseEvent event = reader.journalled().get(0);
            assertEquals("message", event.type());
            assertEquals("news.publish", event.json().getString("event"));
            assertEquals(topic, event.json().getString("topic"));
            assertEquals(uri, event.json().getJsonObject("data").getString("uri"));
            assertFalse(reader.raw().contains("\nevent:"), reader.raw());
            assertEquals(List.of(), reader.faults());
        }
    }

    @Test
    void severalTopicsComeInOneOrder() {
        String other = api.freshTopic("wire");
        String third = api.freshTopic("wire");
        try (SseConnection reader = server.request("/api/stream?topic=" + topic + "&topic=" + other)
                .open()
                .awaitHello()) {
            for (String target : List.of(topic, third, other, topic, third, other)) {
                api.publish(target, "in " + target).expect(201);
            }
            assertEquals(
                    List.of("in " + topic, "in " + other, "in " + topic, "in " + other),
                    reader.awaitJournalled(4).stream()
                            .map(event -> event.json()
                                    .getJsonArray("headlines")
                                    .getJsonObject(0)
                                    .getString("value"))
                            .toList());
            assertEquals(List.of(), reader.faults());
        }
    }

    @Test
    void aPollIsAnsweredAsSoonAsThereIsSomething() throws Exception {
        String cursor = server.head(topic);
        HeraldApi nobody = api.anonymous();
        long started = System.nanoTime();
        CompletableFuture<Answer> poll = CompletableFuture.supplyAsync(() -> nobody.poll(topic, cursor, 50));
        api.publish(topic, "worth the wait").expect(201);
        JsonObject page = poll.get(45, TimeUnit.SECONDS).expect(200).json();
        assertTrue(System.nanoTime() - started < Duration.ofSeconds(45).toNanos());
        assertEquals(1, page.getJsonArray("events").size());
        assertFalse(page.getBoolean("reset"));
    }

    @Test
    void aPollThatFindsNothingKeepsItsCursorGood() {
        String cursor = server.head(topic);
        JsonObject page = api.anonymous().poll(topic, cursor, 1).expect(200).json();
        assertEquals(0, page.getJsonArray("events").size());
        api.publish(topic, "later").expect(201);
        JsonObject next = api.anonymous()
                .poll(topic, page.getString("cursor"), 30)
                .expect(200)
                .json();
        assertEquals(1, next.getJsonArray("events").size());
    }

    @Test
    void equalPollsCanBeSharedByACache() {
        String cursor = server.head(topic);
        api.publish(topic, "shared").expect(201);
        String path = "/api/topics/" + topic + "/events?after=" + cursor + "&wait=0";
        Answer first = api.anonymous().poll(topic, cursor, 30).expect(200);
        assertEquals(1, first.json().getJsonArray("events").size());
        Answer again = api.anonymous().get(path).expect(200);
        String tag = again.header("ETag").orElseThrow();
        assertTrue(again.header("Cache-Control").orElse("").contains("max-age"), again::toString);
        Answer known = api.send(
                api.anonymous().request(path).header("If-None-Match", tag).GET());
        assertEquals(304, known.status());
        assertEquals("", known.body());
    }

    @Test
    void anIdempotencyKeyPublishesOnce() {
        try (SseConnection reader = server.stream(topic).open().awaitHello()) {
            Answer first = publishWithKey("once");
            Answer again = publishWithKey("once");
            assertEquals(first.header("Location"), again.header("Location"));
            api.publish(topic, "the next").expect(201);
            reader.awaitItem("the next");
            assertEquals(2, reader.journalled().size());
        }
    }

    @Test
    void aRepeatedUriAndVersionPublishesOnce() {
        JsonObject document = Json.createObjectBuilder(HeraldApi.headline("by its own name"))
                .add("uri", "https://news.example/" + topic)
                .add("version", "1")
                .build();
        try (SseConnection reader = server.stream(topic).open().awaitHello()) {
            Answer first = api.publish(topic, document).expect(201);
            Answer again = api.publish(topic, document);
            assertTrue(again.status() == 201 || again.status() == 200, again::toString);
            assertEquals(first.header("Location"), again.header("Location"));
            api.publish(topic, "the next").expect(201);
            reader.awaitItem("the next");
            assertEquals(2, reader.journalled().size());
        }
    }

    @Test
    void anEmptyListOfTopicsIsABadRequest() {
        api.get("/api/stream").expect(400);
        api.get("/api/stream?topic=" + topic + "&topic=no-such-topic").expect(404);
    }

    private Answer publishWithKey(String key) {
        return api.send(api.json("/api/topics/" + topic + "/items")
                        .header("Idempotency-Key", topic + key)
                        .POST(BodyPublishers.ofString(HeraldApi.headline("once").toString())))
                .expect(201);
    }
}
