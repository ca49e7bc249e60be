package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not fit to print is refused with a reason, stored nowhere and told to nobody. */
@ExtendWith(SharedServer.class)
class BadDocumentsIT {

    private static final String GOOD = "{\"headlines\":[{\"value\":\"good\"}]}";

    private final HeraldServer server;
    private final HeraldApi api;
    private final String topic;
    private final String items;
    private final SseConnection reader;

    BadDocumentsIT(HeraldServer server) {
        this.server = server;
        api = server.api();
        topic = api.freshTopic("bad");
        items = "/api/topics/" + topic + "/items";
        reader = server.stream(topic).open().awaitHello();
    }

    /** A good item published afterwards is the first and only thing that anybody sees. */
    @AfterEach
    void nothingWasStoredAndNothingBroadcast() {
        api.publish(topic, "good").expect(201);
        String headline = reader.awaitJournalled(1)
                .get(0)
                .json()
                .getJsonArray("headlines")
                .getJsonObject(0)
                .getString("value");
        assertEquals("good", headline);
        assertEquals(
                1, api.snapshot(topic).expect(200).json().getJsonArray("items").size());
        reader.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "42",
                "\"text\"",
                "[]",
                "[{}]",
                "<xml/>",
                "{",
                "{\"headlines\":[{\"value\":\"x\"}]",
                "{\"headlines\":[{\"value\":\"x\"}]} trailing",
                "{\"headlines\":[{\"value\":\"x\"}]}{}",
                "{'headlines':[]}",
                "{\"headlines\":[{\"value\":\"x\"}],}",
                "{\"urgency\":01}",
                "{\"urgency\":NaN}",
                "{\"slugline\":\"a\nb\"}",
                "{\"slugline\":\"a\u0000b\"}",
                "{\"slugline\":\"\\x41\"}",
                "{\"slugline\":\"a\",\"slugline\":\"b\"}"
            })
    void whatIsNotOneJsonObjectIsRefused(String body) {
        assertProblem(400, api.post(items, body));
    }

    static Stream<Arguments> notNinjs() {
        return Stream.of(
                Arguments.of("{\"urgency\":0}", "/urgency"),
                Arguments.of("{\"urgency\":10}", "/urgency"),
                Arguments.of("{\"urgency\":\"4\"}", "/urgency"),
                Arguments.of("{\"urgency\":4.5}", "/urgency"),
                Arguments.of("{\"urgency\":1e400}", "/urgency"),
                Arguments.of("{\"urgency\":1e999999999}", "/urgency"),
                Arguments.of("{\"urgency\":" + "9".repeat(10_000) + "}", "/urgency"),
                Arguments.of("{\"urgency\":null}", "/urgency"),
                Arguments.of("{\"type\":\"novel\"}", "/type"),
                Arguments.of("{\"pubStatus\":\"cancelled\"}", "/pubStatus"),
                Arguments.of("{\"uri\":\"not a uri\"}", "/uri"),
                Arguments.of("{\"uri\":\"javascript:alert(1)\"}", "/uri"),
                Arguments.of("{\"uri\":42}", "/uri"),
                Arguments.of("{\"version\":1}", "/version"),
                Arguments.of("{\"headlines\":\"x\"}", "/headlines"),
                Arguments.of("{\"headlines\":[\"x\"]}", "/headlines/0"),
                Arguments.of("{\"headlines\":[{}]}", "/headlines/0/value"),
                Arguments.of("{\"headlines\":[{\"value\":7}]}", "/headlines/0/value"),
                Arguments.of("{\"headlines\":[{\"value\":\"x\"},{\"value\":null}]}", "/headlines/1/value"),
                Arguments.of("{\"headlines\":[{\"value\":\"x\",\"size\":3}]}", "/headlines/0/size"),
                Arguments.of("{\"pinned\":true}", "/pinned"),
                Arguments.of("{\"body_text\":\"ninjs 1\"}", "/body_text"),
                Arguments.of("{\"a/b~c\":1}", "/a~1b~0c"),
                Arguments.of("{\"__proto__\":{}}", "/__proto__"),
                Arguments.of("{\"embargoedUntil\":\"tomorrow\"}", "/embargoedUntil"),
                Arguments.of("{\"firstCreated\":\"2026-02-30T00:00:00Z\"}", "/firstCreated"),
                Arguments.of("{\"renditions\":[{\"href\":\"https://news.example/\"}]}", "/renditions/0/name"),
                Arguments.of("{\"renditions\":[{\"name\":\"a\",\"width\":\"wide\"}]}", "/renditions/0/width"),
                Arguments.of("{\"associations\":[{\"uri\":\"https://news.example/1\"}]}", "/associations/0/name"),
                Arguments.of(
                        "{\"associations\":[{\"name\":\"a\",\"uri\":\"https://news.example/1\",\"pinned\":1}]}",
                        "/associations/0/pinned"),
                Arguments.of("{\"subjects\":[{\"relevance\":101}]}", "/subjects/0/relevance"));
    }

    @ParameterizedTest
    @MethodSource("notNinjs")
    void whatIsNotNinjsIsRefusedAndTheFieldIsNamed(String body, String pointer) {
        JsonObject problem = assertProblem(400, api.post(items, body));
        JsonArray errors = problem.getJsonArray("errors");
        assertTrue(
                errors.getValuesAs(JsonObject.class).stream()
                        .anyMatch(error -> error.getString("pointer").equals(pointer)
                                && !error.getString("detail").isBlank()),
                errors::toString);
    }

    @Test
    void everyFieldAtFaultIsNamedAtOnce() {
        JsonObject problem =
                assertProblem(400, api.post(items, "{\"urgency\":0,\"type\":\"novel\",\"headlines\":[{}]}"));
        assertEquals(
                List.of("/headlines/0/value", "/type", "/urgency"),
                problem.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                        .map(error -> error.getString("pointer"))
                        .sorted()
                        .toList());
    }

    @Test
    void deepNestingIsRefused() {
        assertProblem(400, api.post(items, "[".repeat(100_000)));
        assertProblem(400, api.post(items, "{\"associations\":[".repeat(50_000)));
        assertProblem(400, api.post(items, "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "\\udc00\\ud800", "x\\ud83d"})
    void aLoneSurrogateIsRefused(String escape) {
        assertProblem(400, api.post(items, "{\"headlines\":[{\"value\":\"" + escape + "\"}]}"));
    }

    static Stream<byte[]> notUtf8() {
        return Stream.of(
                bytes("{\"slugline\":\"", 0xC3, 0x28),
                bytes("{\"slugline\":\"", 0xED, 0xA0, 0x80),
                bytes("{\"slugline\":\"", 0xC0, 0x80),
                bytes("{\"slugline\":\"", 0xFF),
                GOOD.getBytes(StandardCharsets.UTF_16));
    }

    @ParameterizedTest
    @MethodSource("notUtf8")
    void bytesThatAreNotUtf8AreRefused(byte[] body) {
        assertProblem(400, api.send(api.json(items).POST(BodyPublishers.ofByteArray(body))));
    }

    @Test
    void tenMegabytesAreTooLarge() {
        String body = "{\"slugline\":\"" + "x".repeat(10_000_000) + "\"}";
        assertProblem(413, api.post(items, body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonp"
            })
    void anotherContentTypeIsRefused(String type) {
        HttpRequest.Builder request = api.request(items).header("Content-Type", type);
        assertProblem(415, api.send(request.POST(BodyPublishers.ofString(GOOD))));
    }

    @Test
    void aContentTypeThatIsNoneCannotBeRead() {
        HttpRequest.Builder request = api.request(items).header("Content-Type", "nonsense");
        assertProblem(400, api.send(request.POST(BodyPublishers.ofString(GOOD))));
    }

    @Test
    void anUnknownTopicIsNotFound() {
        assertProblem(404, api.post("/api/topics/no-such-topic/items", GOOD));
        assertProblem(404, api.get("/api/topics/no-such-topic"));
        assertProblem(404, api.get("/api/topics/no-such-topic/stream"));
        assertProblem(404, api.get("/api/topics/no-such-topic/events?after=a-1&wait=0"));
        assertProblem(404, api.get("/api/items/no-such-item"));
    }

    @Test
    void aTopicIsMadeOnceAndWithAProperName() {
        assertProblem(409, api.post("/api/topics", "{\"name\":\"" + topic + "\",\"title\":\"x\",\"kind\":\"news\"}"));
        assertProblem(400, api.post("/api/topics", "{\"name\":\"Ünï code\",\"title\":\"x\",\"kind\":\"news\"}"));
        assertProblem(400, api.post("/api/topics", "{\"name\":\"a\\nb\",\"title\":\"x\",\"kind\":\"news\"}"));
        assertProblem(400, api.post("/api/topics", "{\"name\":\"odd-kind\",\"title\":\"x\",\"kind\":\"gossip\"}"));
        assertProblem(400, api.post("/api/topics", "{\"title\":\"x\",\"kind\":\"news\"}"));
    }

    @Test
    void anUpdateSaysWhichVersionItHasSeen() {
        String other = api.freshTopic("versions");
        String location =
                api.publish(other, "first").expect(201).header("Location").orElseThrow();
        assertProblem(428, api.put(location, HeraldApi.headline("second"), null));
        assertProblem(412, api.put(location, HeraldApi.headline("second"), "7"));
        assertProblem(412, api.put(location, HeraldApi.headline("second"), "\\\""));
        assertEquals("1", api.get(location).expect(200).json().getString("version"));
        api.put(location, HeraldApi.headline("second"), "1").expect(200);
        assertProblem(412, api.put(location, HeraldApi.headline("third"), "1"));
        assertEquals("2", api.get(location).expect(200).json().getString("version"));
    }

    @Test
    void whoIsNotSignedInIsAskedTo() {
        String other = api.freshTopic("signed");
        String location =
                api.publish(other, "kept").expect(201).header("Location").orElseThrow();
        HeraldApi nobody = api.anonymous();
        assertChallenged(nobody.post(items, GOOD));
        assertChallenged(nobody.post("/api/topics", "{\"name\":\"x\",\"title\":\"x\",\"kind\":\"news\"}"));
        assertChallenged(nobody.put(location, HeraldApi.headline("forged"), "1"));
        for (String verb : List.of("correction", "kill", "withhold", "publish", "pin", "unpin")) {
            assertChallenged(nobody.post(location + "/" + verb, "{}"));
        }
        assertEquals("1", api.get(location).expect(200).json().getString("version"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic YWRtaW46d3Jvbmc=",
                "Basic bm9ib2R5OmxldC1tZS1pbi1wbGVhc2U=",
                "Basic YWRtaW46",
                "Basic",
                "Basic %%%",
                "Basic YWRtaW4=",
                "Bearer let-me-in-please",
                "let-me-in-please"
            })
    void aWrongPasswordIsNoPassword(String header) {
        assertChallenged(api.authorization(header).post(items, GOOD));
    }

    @Test
    void anonymousReadersSeeNoDraft() {
        String other = api.freshTopic("draft");
        Answer draft =
                api.post("/api/topics/" + other + "/items?status=draft", GOOD).expect(201);
        String location = draft.header("Location").orElseThrow();
        assertEquals(404, api.anonymous().get(location).status());
        assertFalse(api.anonymous().snapshot(other).expect(200).body().contains("good"));
    }

    private static byte[] bytes(String text, int... more) {
        byte[] start = text.getBytes(StandardCharsets.UTF_8);
        byte[] end = "\"}".getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + more.length + end.length];
        System.arraycopy(start, 0, all, 0, start.length);
        for (int at = 0; at < more.length; at++) {
            all[start.length + at] = (byte) more[at];
        }
        System.arraycopy(end, 0, all, start.length + more.length, end.length);
        return all;
    }

    private static void assertChallenged(Answer answer) {
        assertProblem(401, answer);
        assertTrue(answer.header("WWW-Authenticate").orElse("").startsWith("Basic "), answer::toString);
    }

    private static JsonObject assertProblem(int status, Answer answer) {
        answer.expect(status);
        String type = answer.header("Content-Type").orElse("none");
        assertTrue(type.startsWith("application/problem+json"), type);
        JsonObject problem = answer.json();
        assertEquals(status, problem.getInt("status"));
        assertFalse(problem.getString("title").isBlank());
        assertFalse(problem.getString("detail").isBlank());
        for (String leak : List.of("Exception", "\tat ", "java.", "org.", "SQL", "<html")) {
            assertFalse(answer.body().contains(leak), answer.body());
        }
        return problem;
    }
}
