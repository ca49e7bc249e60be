package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.Person;
import news.herald.testing.RawAnswer;
import news.herald.testing.RawConnection;
import news.herald.testing.RawRequest;
import news.herald.testing.SharedServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of what a request may have, and that whoever sends more, or less than announced, is the one at fault. */
@ExtendWith(SharedServer.class)
class LimitsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HeraldServer server;
    private final String topic;

    LimitsIT(HeraldServer server) {
        this.server = server;
        topic = server.api().freshTopic("limits");
    }

    static Stream<String> whatHasABody() {
        return Stream.of(
                "POST /api/topics",
                "PUT /api/topics/TOPIC",
                "POST /api/topics/TOPIC/items",
                "POST /api/alerts",
                "POST /api/topics/TOPIC/alerts",
                "PUT /api/topics/limits-rows/rows",
                "PUT /api/presence/desk-0001",
                "POST /api/session",
                "POST /api/pictures");
    }

    /** Not one byte of it is sent, so whoever waited for it would never answer. Beyond 10 MB WildFly has a limit of its own. */
    @ParameterizedTest
    @MethodSource("whatHasABody")
    void aLengthThatIsTooLargeIsRefusedBeforeTheBodyIsRead(String request) throws IOException {
        if (request.contains("limits-rows")) {
            request = request.replace("limits-rows", server.api().freshTopic("limits", "rows"));
        }
        RawRequest head = editor(request);
        head.framing = "Content-Length: 10100000";
        assertEquals(413, answer(head, false).status());
    }

    @ParameterizedTest
    @MethodSource("whatHasABody")
    void aBodyThatBreaksOffIsNoFaultOfTheServer(String request) throws IOException {
        long incidents = incidents();
        RawRequest half = editor(request);
        half.body = "{\"title\":".getBytes(StandardCharsets.UTF_8);
        half.framing = "Content-Length: 1000";
        withoutItsEnd(half);
        half.framing = "Transfer-Encoding: chunked";
        half.body = "40\r\n{\"title\":".getBytes(StandardCharsets.UTF_8);
        withoutItsEnd(half);
        assertEquals(incidents, incidents());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-", "none", "\"", "W/", "\"a\" \"b", ",", "*/*", "'a'"})
    void aConditionThatNobodyCanReadCountsForNothing(String condition) throws IOException {
        for (String path : List.of("/api/topics/" + topic, "/topics/" + topic, "/topics/" + topic + "/feed.atom")) {
            RawRequest request = new RawRequest("GET", path).header("Host", "127.0.0.1");
            assertEquals(
                    200,
                    answer(request.header("If-None-Match", condition), false).status(),
                    path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%00",
                "/api/topics/%00",
                "/api/topics/%2f",
                "/api/topics/..%2f..%2f",
                "/api/topics/..;/x",
                "/api/topics/%c0%af",
                "/api/topics/%e0%80%af/stream",
                "/api/topics/%ff/events",
                "/api/topics/%zz",
                "/api/items/%",
                "/topics/%0d%0aX:1",
                "/pictures/%2e%2e/%2e%2e",
                "//api//topics",
                "/api/topics/;x=y/stream",
                "/items?uri=%00",
                "/items?uri=%ff",
                "/api/topics/alerts?before=%00",
                "/api/stream?topic=%00",
                "/events?lastEventId=%00%ff",
                "/api/topics/\u00e9",
                "/a|pi/items",
                "/api/aler;jsessionid=1ts/y3^6l",
                "/api/topics[",
                "/api/topics/x/items?status=%zz",
                "/api/pictures?es/0mr{x4z",
                "/api/topics/alerts?before=[x]|{y}^\\"
            })
    void noAddressIsAFaultOfTheServer(String path) throws IOException {
        for (String method : List.of("GET", "HEAD", "OPTIONS", "TRACE", "PATCH")) {
            int status = answer(new RawRequest(method, path).header("Host", "127.0.0.1"), true)
                    .status();
            assertTrue(status < 500, method + " " + path + ": " + status);
        }
    }

    /** As two proxies say it, one that shouts, or nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"https, http", "HTTPS", "*;q=0", "identity", "${jndi:ldap://x}"})
    void noSchemeIsAFaultOfTheServer(String scheme) throws IOException {
        for (String path : List.of("/api/topics", "/", "/health/live")) {
            RawRequest request =
                    new RawRequest("GET", path).header("Host", "127.0.0.1").header("X-Forwarded-Proto", scheme);
            assertEquals(200, answer(request, true).status(), path);
        }
    }

    /** Other servers of the domain, or whoever likes to, may have set it. */
    @ParameterizedTest
    @ValueSource(strings = {"herald-session=//\u007f", "other=\u00e9; a b=c", "=; ;;", "$Version=1; a=\"b"})
    void noCookieIsAFaultOfTheServer(String cookie) throws IOException {
        for (String path : List.of("/api/topics", "/api/session", "/topics/x", "/api/topics/alerts/stream?ticket=x")) {
            int status = answer(
                            new RawRequest("GET", path)
                                    .header("Host", "127.0.0.1")
                                    .header("Cookie", cookie),
                            true)
                    .status();
            assertTrue(status < 500, path + ": " + status);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metrics",
                "/health/live",
                "/desk/",
                "/elements/herald.js",
                "/api/topics",
                "/events",
                "/topics/x"
            })
    void aMethodThatNobodyKnowsIsNotAllowed(String path) throws IOException {
        for (String method : List.of("BREW", "M".repeat(200))) {
            RawAnswer answer = answer(editor(method + " " + path), true);
            assertEquals(405, answer.status(), method);
            assertTrue(answer.header("allow").contains("GET"), answer::toString);
        }
    }

    /** Some servers refuse a few of them before Herald sees them. */
    @ParameterizedTest
    @ValueSource(strings = {"?%{{7*7}}", "{name}", "a:b", "example.org/path"})
    void aHostThatIsNoneIsRefused(String host) throws IOException {
        RawAnswer answer = answer(new RawRequest("GET", "/api/topics").header("Host", host), true);
        assertEquals(400, answer.status(), answer::toString);
    }

    /**
     * Signing in is what anybody may send a body for, and a body that does not come holds a thread. What is refused before
     * it is read must not be waited for either (decision 22).
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/session",
                "POST /api/topics",
                "PUT /api/topics/x",
                "POST /",
                "GET /events",
                "OPTIONS /",
                "POST /api/session application/x-www-form-urlencoded",
                "OPTIONS /api/topics application/x-www-form-urlencoded"
            })
    void whoeverSendsABodyWithoutEndHoldsUpNobody(String start) throws IOException {
        for (String version : List.of("HTTP/1.1", "HTTP/1.0")) {
            String[] parts = start.split(" ");
            RawRequest half = half(parts[0], parts[1])
                    .header("Content-Type", parts.length > 2 ? parts[2] : "application/json")
                    .header("Connection", "keep-alive");
            half.version = version;
            beside(half, () -> {});
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> server.api()
                                .anonymous()
                                .post(
                                        "/api/session",
                                        "{\"name\":\"admin\",\"password\":\"" + HeraldApi.PASSWORD + "\"}")
                                .status()
                        == 200);
    }

    /** What is asked, the role, more headers. */
    @ParameterizedTest
    @CsvSource({
        "PUT /api/session/password, reader, HTTP/1.1, ",
        "PUT /api/session/password, editor, HTTP/1.0, Connection: keep-alive",
        "POST /api/topics, editor, HTTP/1.1, ",
        "POST TOPIC/items, editor, HTTP/1.1, ",
        "POST ITEM/kill, editor, HTTP/1.1, Expect: something",
        "POST ITEM/pin, editor, HTTP/1.1, ",
        "POST ITEM/pin, reader, HTTP/1.0, Connection: keep-alive",
        "POST /api/pictures, editor, HTTP/1.1, ",
        "POST /no/such/path, editor, HTTP/1.1, Expect: something"
    })
    void anAccountWhoseBodiesDoNotEndHoldsUpNobodyElse(String start, String role, String version, String header)
            throws IOException {
        HeraldApi api = server.api();
        Person guilty = Person.make(api, role);
        Person innocent = Person.make(api, "editor");
        String topic = api.freshTopic("endless");
        String item = api.publish(topic, "x").expect(201).header("Location").orElseThrow();
        String path =
                start.split(" ")[1].replace("TOPIC", "/api/topics/" + topic).replace("ITEM", item);
        RawRequest half = half(start.split(" ")[0], path)
                .header("Authorization", HeraldApi.basic(guilty.name(), guilty.password()))
                .header("Content-Type", path.equals("/api/pictures") ? "image/png" : "application/json");
        half.version = version;
        if (header != null) {
            half.headers.add(header);
        }
        beside(half, () -> innocent.api().publish(topic, "Beside it").expect(201));
        if (role.equals("editor")) {
            Awaitility.await()
                    .until(() -> guilty.api().publish(topic, "Better now").status() == 201);
        }
    }

    /** Each is there for a moment only, and they come one upon the other. */
    @Test
    void anAccountMayPublishOverManyConnections() throws InterruptedException, ExecutionException {
        Person cms = Person.make(server.api(), "editor");
        String topic = server.api().freshTopic("many");
        cms.api().publish(topic, "first").expect(201);
        ExecutorService many = Executors.newFixedThreadPool(32);
        try {
            List<Callable<Integer>> all = Collections.nCopies(
                    640, () -> cms.api().publish(topic, "one of many").status());
            Map<Integer, Integer> answers = new TreeMap<>();
            for (Future<Integer> answer : many.invokeAll(all)) {
                answers.merge(answer.get(), 1, Integer::sum);
            }
            assertEquals(Map.of(201, 640), answers);
        } finally {
            many.shutdownNow();
        }
    }

    /** What nobody reads does not cost its sender the connection. */
    @Test
    void aBodyThatNobodyNeedsIsReadAndTheConnectionGoesOn() throws IOException {
        HeraldApi api = server.api();
        String topic = api.freshTopic("kept");
        String item = api.publish(topic, "x").expect(201).header("Location").orElseThrow();
        try (RawConnection connection = new RawConnection(server.port(), PATIENCE)) {
            for (String verb : List.of("/pin", "/unpin", "/pin")) {
                RawRequest request = new RawRequest("POST", item + verb)
                        .header("Host", "127.0.0.1")
                        .header("Authorization", HeraldApi.ADMIN)
                        .json("{}");
                connection.send(request.bytes());
                assertEquals(200, connection.read("POST").status(), verb);
            }
        }
    }

    private static RawRequest half(String method, String path) {
        RawRequest half = new RawRequest(method, path).header("Host", "127.0.0.1");
        half.body = new byte[] {'{'};
        half.framing = "Content-Length: 100";
        return half;
    }

    /** While a hundred and fifty of these are there. */
    private void beside(RawRequest half, Runnable others) throws IOException {
        List<RawConnection> slow = new ArrayList<>();
        try {
            for (int number = 0; number < 150; number++) {
                slow.add(new RawConnection(server.port(), PATIENCE));
                slow.get(number).send(half.bytes());
            }
            for (int number = 0; number < 5; number++) {
                assertEquals(200, answerWithin(Duration.ofSeconds(10), "GET", "/api/topics"));
                others.run();
            }
        } finally {
            slow.forEach(RawConnection::close);
        }
    }

    /** Nor does half a head. */
    @Test
    void whoeverNeverEndsARequestHoldsUpNobody() throws IOException {
        List<RawConnection> slow = new ArrayList<>();
        try {
            for (int number = 0; number < 1_000; number++) {
                slow.add(new RawConnection(server.port(), PATIENCE));
                slow.get(number)
                        .send("GET /api/topics HTTP/1.1\r\nHost: x\r\nX-Slow".getBytes(StandardCharsets.US_ASCII));
            }
            assertEquals(200, answerWithin(Duration.ofSeconds(10), "GET", "/api/topics"));
        } finally {
            slow.forEach(RawConnection::close);
        }
    }

    /** On Payara each would leave some kilobytes of stack traces or warnings: anybody could fill the disk. */
    @Test
    void strangersFillNoLog() throws IOException {
        RawRequest half = new RawRequest("POST", "/api/session")
                .header("Host", "127.0.0.1")
                .header("Content-Type", "application/json");
        half.framing = "Content-Length: 100";
        long before = Files.size(server.log());
        for (int number = 0; number < 200; number++) {
            answer(new RawRequest("GET", "/%ZZ").header("Host", "127.0.0.1"), false);
            try (RawConnection connection = new RawConnection(server.port(), PATIENCE)) {
                connection.send(half.bytes());
            }
            try (RawConnection connection = new RawConnection(server.port(), PATIENCE)) {
                connection.send(new RawRequest("GET", "/events")
                        .header("Host", "127.0.0.1")
                        .bytes());
                connection.read("GET");
            }
        }
        long written = Files.size(server.log()) - before;
        assertTrue(written < 200_000, written + " bytes for 600 requests");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%2", "%zz", "%u0041", "%%c0%af", "a%3b%2"})
    void aFormThatIsNoneIsNoFaultOfTheServer(String value) throws IOException {
        for (String path : List.of("/api/topics/" + topic + "?before=", "/items?uri=", "/topics/" + topic + "?x=")) {
            RawRequest request = new RawRequest("GET", path + value)
                    .header("Host", "127.0.0.1")
                    .header("Content-Type", "application/x-www-form-urlencoded");
            int status = answer(request, false).status();
            assertTrue(status >= 400 && status < 500, path + value + ": " + status);
        }
    }

    @Test
    void thousandsOfParametersAreNoFaultOfTheServer() throws IOException {
        for (String path : List.of("/api/topics/" + topic, "/topics/" + topic, "/events", "/elements/herald.js")) {
            RawRequest request = new RawRequest("HEAD", path + "?" + "a=1&".repeat(3_000)).header("Host", "127.0.0.1");
            int status = answer(request, false).status();
            assertTrue(status < 500, path + ": " + status);
        }
    }

    /** By whichever limit: the server's for the head of a request comes before most of Herald's. */
    @Test
    void whatIsTooLongIsRefused() throws IOException {
        String path = "/api/topics/" + topic;
        assertRefused(new RawRequest("GET", path + "?" + "x".repeat(1_500_000)));
        assertRefused(new RawRequest("GET", path).header("X-Long", "y".repeat(1_500_000)));
        assertRefused(new RawRequest("GET", "/api/stream?" + "topic=a&".repeat(101)));
        assertRefused(new RawRequest("GET", path + "?before=" + "a".repeat(256)));
        assertRefused(new RawRequest("POST", "/api/topics/" + topic + "/items")
                .json("{\"headlines\":[{\"value\":\"x\"}]}")
                .header("Authorization", HeraldApi.ADMIN)
                .header("Idempotency-Key", "k".repeat(256)));
    }

    private RawRequest editor(String request) {
        String[] parts = request.split(" ");
        return new RawRequest(parts[0], parts[1].replace("TOPIC", topic))
                .header("Host", "127.0.0.1")
                .header("Authorization", HeraldApi.ADMIN)
                .header("Content-Type", parts[1].endsWith("pictures") ? "image/png" : "application/json");
    }

    private void assertRefused(RawRequest request) throws IOException {
        try {
            int status = answer(request.header("Host", "127.0.0.1"), true).status();
            assertTrue(status >= 400 && status < 500, () -> status + " to " + request);
        } catch (SocketException closed) {
            // The server had refused it before all of it was sent; the answer is lost on the way.
            assertTrue(request.bytes().length > 100_000, closed::toString);
        }
    }

    private int answerWithin(Duration patience, String method, String path) throws IOException {
        try (RawConnection connection = new RawConnection(server.port(), patience)) {
            connection.send(
                    new RawRequest(method, path).header("Host", "127.0.0.1").bytes());
            return connection.read(method).status();
        }
    }

    private RawAnswer answer(RawRequest request, boolean end) throws IOException {
        try (RawConnection connection = new RawConnection(server.port(), PATIENCE)) {
            connection.send(request.bytes());
            if (end) {
                connection.sendEnd();
            }
            return connection.read(request.method);
        }
    }

    /** Some servers answer, some end the connection. */
    private void withoutItsEnd(RawRequest request) {
        try {
            int status = answer(request, true).status();
            assertTrue(status < 500, () -> status + " to " + request);
        } catch (IOException closed) {
            // Which nobody waits for any more.
        }
    }

    private long incidents() throws IOException {
        try (Stream<String> lines = Files.lines(server.log(), StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.contains("incident")).count();
        }
    }
}
