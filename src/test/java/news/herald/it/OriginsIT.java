package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which other sites' pages may read, as a browser would ask for them. That all may is in {@link CapacityIT}. */
@ExtendWith(SharedServer.class)
class OriginsIT {

    private static final String READER = "https://reader.example";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private final HeraldServer server;
    private final HeraldApi api;
    private final HeraldApi reader;
    private final String topic;

    OriginsIT(HeraldServer server) {
        this.server = server;
        api = server.api();
        reader = api.anonymous();
        topic = api.freshTopic("origins");
    }

    @Test
    void anAllowedOriginReadsWhateverItIsAnswered() {
        String snapshot = "/api/topics/" + topic;
        for (String path : List.of(
                "/api/topics",
                snapshot,
                snapshot + "/events",
                "/elements/herald.js",
                "/style/herald.css",
                "/topics/" + topic + "/feed.json",
                "/api/nowhere",
                snapshot + "?limit=x",
                snapshot + "/stream?event=x")) {
            Answer answer = ask("GET", path, READER);
            assertEquals(Optional.of(READER), answer.header(ALLOWED), path + " was answered " + answer);
            assertEquals(Optional.of("ETag, Link"), answer.header("Access-Control-Expose-Headers"), path);
            assertTrue(varies(answer).contains("Origin"), path + " varies by " + varies(answer));
            assertEquals(Optional.empty(), answer.header("Access-Control-Allow-Credentials"));
        }
        assertEquals(Optional.of(READER), ask("HEAD", snapshot, READER).header(ALLOWED));
        assertTrue(varies(ask("GET", "/api/topics", READER)).contains("Authorization"));
    }

    @Test
    void whatHasNotChangedIsReadableToo() {
        api.publish(topic, "Something").expect(201);
        for (String path : List.of("/api/topics/" + topic, "/elements/alerts.js")) {
            String tag = ask("GET", path, READER).expect(200).header("ETag").orElseThrow();
            Answer known =
                    reader.send(reader.request(path).header("Origin", READER).header("If-None-Match", tag));
            assertEquals(Optional.of(READER), known.expect(304).header(ALLOWED), path);
        }
    }

    @Test
    void soAreStreams() {
        for (String path : List.of("/events", "/api/stream?topic=" + topic, "/api/topics/" + topic + "/stream")) {
            try (SseConnection stream =
                    server.request(path).header("Origin", READER).open().awaitHead()) {
                assertEquals(200, stream.status());
                assertEquals(READER, stream.header(ALLOWED), path);
                assertTrue(stream.header("Vary").contains("Origin"), path);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://other.example", "http://reader.example", "https://reader.example:444", "null", "*"})
    void anyOtherOriginReadsNothing(String origin) {
        for (String path : List.of("/api/topics", "/elements/herald.js", "/api/topics/" + topic + "/events")) {
            Answer answer = ask("GET", path, origin).expect(200);
            assertEquals(Optional.empty(), answer.header(ALLOWED), path);
            // Or a cache would give this answer to one that may.
            assertTrue(varies(answer).contains("Origin"), path + " varies by " + varies(answer));
        }
    }

    @Test
    void whoNamesNoOriginMayBeGivenAnothersAnswerByNoCache() {
        assertTrue(varies(reader.get("/api/topics/" + topic)).contains("Origin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/desk/", "/health/live", "/metrics", "/favicon.svg"})
    void pagesAndWhatOperatorsAskAreForNobodyElse(String path) {
        assertEquals(Optional.empty(), ask("GET", path, READER).header(ALLOWED));
    }

    @Test
    void aReaderWhoComesBackWithItsPlaceIsLetThrough() {
        for (String path : List.of("/api/topics/" + topic + "/stream", "/api/topics", "/elements/herald.js")) {
            Answer answer = preflight(path, READER, "GET").expect(204);
            assertEquals(Optional.of(READER), answer.header(ALLOWED), path);
            assertEquals(Optional.of("GET, HEAD"), answer.header("Access-Control-Allow-Methods"));
            assertEquals(
                    Optional.of("Last-Event-ID, If-None-Match, Cache-Control"),
                    answer.header("Access-Control-Allow-Headers"));
            assertTrue(Integer.parseInt(answer.header("Access-Control-Max-Age").orElseThrow()) > 0);
            assertTrue(varies(answer).contains("Origin"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://other.example, GET",
        "null, GET",
        READER + ", POST",
        READER + ", PUT",
        READER + ", DELETE",
        "http://127.0.0.1, PATCH"
    })
    void nobodyElseIsAndNobodyWrites(String origin, String method) {
        for (String path : List.of("/api/topics", "/api/alerts", "/api/topics/" + topic + "/stream")) {
            Answer answer = preflight(path, origin, method);
            assertEquals(Optional.empty(), answer.header(ALLOWED), path);
            assertFalse(answer.header("Access-Control-Allow-Methods").isPresent(), path);
        }
    }

    /** Of requests that need no leave, which a browser might even sign in. */
    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void aPageOfAnotherOriginCannotWriteWhoeverIsSignedIn(String site) {
        String location =
                api.publish(topic, "Stays").expect(201).header("Location").orElseThrow();
        api.send(api.request(location + "/kill").header("Sec-Fetch-Site", site).POST(BodyPublishers.noBody()))
                .expect(403);
        api.send(api.request(location + "/pin")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.noBody()))
                .expect(200);
    }

    /** As over plain HTTP, where browsers do not say from which site; a page of Herald's own, and a program, may. */
    @Test
    void norCanItWhereBrowsersSayTheOriginAlone() {
        String location =
                api.publish(topic, "Stays").expect(201).header("Location").orElseThrow();
        api.send(api.request(location + "/kill").header("Origin", READER).POST(BodyPublishers.noBody()))
                .expect(403);
        api.send(api.request(location + "/pin")
                        .header("Origin", "http://127.0.0.1:" + server.port())
                        .POST(BodyPublishers.noBody()))
                .expect(200);
        api.send(api.request(location + "/unpin").POST(BodyPublishers.noBody())).expect(200);
    }

    /** For pages that want every file's consent. */
    @Test
    void filesConsentToBeEmbedded() {
        for (String path : List.of("/elements/herald.js", "/style/alerts.css")) {
            assertEquals(Optional.of("cross-origin"), reader.get(path).header("Cross-Origin-Resource-Policy"));
        }
    }

    private Answer ask(String method, String path, String origin) {
        return reader.send(reader.request(path).header("Origin", origin).method(method, BodyPublishers.noBody()));
    }

    private Answer preflight(String path, String origin, String method) {
        return reader.send(reader.request(path)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "last-event-id")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    private static String varies(Answer answer) {
        return answer.response().headers().allValues("Vary").stream().collect(Collectors.joining(", "));
    }
}
