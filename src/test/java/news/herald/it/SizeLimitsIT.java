package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How much one request may hold (decision 0027): what is just within each limit is taken, what is just beyond it is refused
 * and the field named, and a reader and an editor beside it notice nothing.
 */
@ExtendWith(SharedServer.class)
class SizeLimitsIT {

    private final HeraldServer server;
    private final HeraldApi api;
    private final String news;
    private final String rows;
    private final String beside;
    private SseConnection reader;

    SizeLimitsIT(HeraldServer server) {
        this.server = server;
        api = server.api();
        news = api.freshTopic("sizes");
        rows = api.freshTopic("sizes-rows", "rows");
        beside = api.freshTopic("sizes-beside");
    }

    @BeforeEach
    void read() {
        reader = server.stream(beside).open().awaitHello();
    }

    @AfterEach
    void othersNoticedNothing() {
        try (SseConnection listening = reader) {
            api.publish(beside, "as ever").expect(201);
            listening.awaitItem("as ever");
        }
    }

    private static String x(int length) {
        return "x".repeat(length);
    }

    private static String list(int count, String each) {
        return IntStream.range(0, count)
                .mapToObj(number -> each.replace("#", Integer.toString(number)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String object(int count, String each) {
        return list(count, each).replaceFirst("^\\[", "{").replaceFirst("]$", "}");
    }

    private static String headline(String more) {
        return "{\"headlines\":[{\"value\":\"x\"}]" + more + "}";
    }

    /** What is asked for, a body with a hole for what the limit is about, what fits, what does not, the answer, its field. */
    static Stream<Arguments> bodies() {
        String item = "POST /api/topics/NEWS/items";
        String batch = "PUT /api/topics/ROWS/rows";
        String alert = "POST /api/topics/alerts/alerts";
        String token = "POST /api/tokens";
        String row = "{\"key\":\"k#\",\"fields\":{\"a\":1}}";
        return Stream.of(
                Arguments.of(item, headline(",\"uri\":\"urn:HOLE\""), x(251), x(252), 400, "/uri"),
                Arguments.of(item, headline(",\"version\":\"HOLE\""), x(255), x(256), 400, "/version"),
                Arguments.of(alert, "{\"title\":\"HOLE\"}", x(200), x(201), 400, "/title"),
                Arguments.of(alert, "{\"title\":\"HOLE\"}", "😀".repeat(200), "😀".repeat(201), 400, "/title"),
                Arguments.of(alert, "{\"title\":\"t\",\"text\":\"HOLE\"}", x(2_000), x(2_001), 400, "/text"),
                Arguments.of(
                        alert,
                        "{\"title\":\"t\",\"link\":\"https://a/HOLE\"}",
                        x(2_048 - 10),
                        x(2_049 - 10),
                        400,
                        "/link"),
                Arguments.of(batch, "{\"rows\":HOLE}", list(500, row), list(501, row), 422, "/rows"),
                Arguments.of(batch + "/one", "HOLE", object(50, "\"f#\":1"), object(51, "\"f#\":1"), 400, ""),
                Arguments.of(batch + "/one", "{\"a\":\"HOLE\"}", x(1_000), x(1_001), 400, "/a"),
                Arguments.of(batch + "/one", "{\"HOLE\":1}", x(64), x(65), 400, "/" + x(65)),
                Arguments.of(token, "{\"name\":\"HOLE\"}", x(100), x(101), 400, "/name"),
                Arguments.of(token, "{\"name\":\"HOLE\"}", "😀".repeat(100), "😀".repeat(101), 400, "/name"),
                Arguments.of(token, "{\"name\":\"t\",\"days\":HOLE}", "366", "367", 400, "/days"),
                Arguments.of(
                        token,
                        "{\"name\":\"t\",\"topics\":HOLE}",
                        list(100, "\"t#\""),
                        list(101, "\"t#\""),
                        400,
                        "/topics"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBodyBeyondItsLimitIsRefusedWithItsField(
            String request, String body, String fits, String beyond, int status, String field) {
        Answer taken = send(request, body.replace("HOLE", fits));
        assertTrue(taken.status() < 300, taken::toString);
        if (taken.header("Location").orElse("").startsWith("/api/tokens/")) {
            api.send(api.request(taken.header("Location").get()).DELETE()).expect(204);
        }
        Answer refused = send(request, body.replace("HOLE", beyond)).expect(status);
        assertTrue(refused.header("Content-Type").orElse("").startsWith("application/problem+json"), refused::toString);
        assertTrue(fields(refused).contains(field), refused::toString);
    }

    private Answer send(String request, String body) {
        String[] parts = request.replace("NEWS", news).replace("ROWS", rows).split(" ");
        return api.send(api.json(parts[1]).method(parts[0], BodyPublishers.ofString(body)));
    }

    private static List<String> fields(Answer refused) {
        return refused.json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(error -> error.getString("pointer"))
                .toList();
    }

    @Test
    void aCorrectionsNoteHasAThousandCharacters() {
        String item = api.publish(news, "x").expect(201).header("Location").orElseThrow();
        HttpRequest.Builder correction = api.json(item + "/correction").header("If-Match", "\"1\"");
        Answer refused = api.send(correction.POST(BodyPublishers.ofString("{\"note\":\"" + x(1_001) + "\"}")))
                .expect(400);
        assertEquals(List.of("/note"), fields(refused));
        api.send(correction.POST(BodyPublishers.ofString("{\"note\":\"" + x(1_000) + "\"}")))
                .expect(200);
    }

    @Test
    void aTopicsTitleHasTwoHundredCharactersOfAnyKind() {
        String topic = "{\"name\":\"" + news + "-HOLE\",\"title\":\"TITLE\",\"kind\":\"news\"}";
        Answer refused = send("POST /api/topics", topic.replace("HOLE", "no").replace("TITLE", "😀".repeat(201)))
                .expect(400);
        assertEquals(List.of("/title"), fields(refused));
        send("POST /api/topics", topic.replace("HOLE", "yes").replace("TITLE", "😀".repeat(200)))
                .expect(201);
    }

    @Test
    void ofThousandsOfFaultsTwentyAreTold() {
        for (String path : List.of("/api/topics/alerts/alerts", "/api/tokens")) {
            Answer refused =
                    send("POST " + path, object(5_000, "\"" + x(100) + "#\":0")).expect(400);
            assertEquals(20, fields(refused).size());
        }
        Answer refused = send("POST /api/tokens", "{\"name\":\"t\",\"" + x(10_000) + "\":0}")
                .expect(400);
        assertTrue(refused.body().length() < 1_000, refused.body());
    }

    @Test
    void aTagHasAHundredAttributes() {
        String item = headline(",\"bodies\":[{\"contentType\":\"text/html\",\"value\":\"<pHOLE>x</p>\"}]");
        send("POST /api/topics/NEWS/items", item.replace("HOLE", " a=b".repeat(100)))
                .expect(201);
        Answer refused = send("POST /api/topics/NEWS/items", item.replace("HOLE", " a=b".repeat(101)))
                .expect(400);
        assertTrue(refused.body().contains("attributes"), refused.body());
    }

    @Test
    void aBoardHasFiftyItems() {
        List<String> items = new ArrayList<>();
        for (int number = 0; number < 51; number++) {
            items.add(api.publish(news, "Pinned " + number)
                    .expect(201)
                    .header("Location")
                    .orElseThrow());
        }
        for (String item : items.subList(0, 50)) {
            api.post(item + "/pin", "").expect(200);
        }
        api.post(items.get(50) + "/pin", "").expect(409);
        api.post(items.get(0) + "/unpin", "").expect(200);
        api.post(items.get(50) + "/pin", "").expect(200);
    }

    @Test
    void aTopicsRowsHaveEightMillionCharacters() {
        String fields = object(45, "\"f#\":\"" + x(1_000) + "\"");
        Answer last = null;
        for (int batch = 0; batch < 12; batch++) {
            last = send(
                    "PUT /api/topics/ROWS/rows",
                    "{\"rows\":"
                            + list(20, "{\"key\":\"b" + batch + "-#\",\"fields\":" + fields.replace("#", "_") + "}")
                            + "}");
            if (last.status() >= 300) {
                assertTrue(batch >= 7, "refused after " + batch);
                break;
            }
        }
        last.expect(409);
        send("PUT /api/topics/ROWS/rows/b0-0", "{\"short\":true}").expect(200);
    }

    static Stream<Arguments> addresses() {
        return Stream.of(
                Arguments.of("/api/topics/NEWS?limit=HOLE", "200", "201", "limit"),
                Arguments.of("/api/monitor/history?minutes=HOLE", "60", "61", "minutes"));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void aParameterBeyondItsLimitIsRefusedByName(String address, String fits, String beyond, String name) {
        String path = address.replace("NEWS", news);
        api.get(path.replace("HOLE", fits)).expect(200);
        assertEquals(List.of(name), fields(api.get(path.replace("HOLE", beyond)).expect(400)));
    }

    @Test
    void aStreamHasAHundredTopics() {
        String hundred = "/api/stream?" + ("topic=" + news + "&").repeat(100);
        server.request(hundred).open().awaitHello().close();
        assertEquals(List.of("topic"), fields(api.get(hundred + "topic=" + news).expect(400)));
    }

    @Test
    void aTopicHasFiveThousandRows() {
        for (int batch = 0; batch < 10; batch++) {
            send(
                            "PUT /api/topics/ROWS/rows",
                            "{\"rows\":" + list(500, "{\"key\":\"b" + batch + "-#\",\"fields\":{}}") + "}")
                    .expect(200);
        }
        send("PUT /api/topics/ROWS/rows/one-more", "{}").expect(409);
        send("PUT /api/topics/ROWS/rows/b0-0", "{\"changed\":true}").expect(200);
    }

    @Test
    void anAccountHasAHundredTokens() {
        List<String> made = new ArrayList<>();
        try {
            Answer last = null;
            while (made.size() < 101) {
                last = api.post("/api/tokens", "{\"name\":\"one of many\"}");
                if (last.status() != 201) {
                    break;
                }
                made.add(last.header("Location").orElseThrow());
            }
            last.expect(409);
            api.send(api.request(made.remove(0)).DELETE()).expect(204);
            made.add(api.post("/api/tokens", "{\"name\":\"instead\"}")
                    .expect(201)
                    .header("Location")
                    .orElseThrow());
        } finally {
            made.forEach(token -> api.send(api.request(token).DELETE()));
        }
    }

    @Test
    void aHeaderOfAuthorizationHasAThousandCharacters() {
        assertEquals(
                401, api.authorization("Basic " + x(1_100)).get("/api/topics").status());
        assertEquals(
                401, api.authorization("Bearer " + x(1_100)).get("/api/topics").status());
    }
}
