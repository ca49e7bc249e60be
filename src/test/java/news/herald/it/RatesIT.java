package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.RawAnswer;
import news.herald.testing.RawConnection;
import news.herald.testing.RawRequest;
import news.herald.testing.SseConnection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every limit for how often or how much at once is reached here, while others are served as before (decision 0027). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RatesIT {

    private static final int ASKED_AT_ONCE = 200;
    private static final int WRITTEN_AT_ONCE = 40;
    private static final int OPENED_AT_ONCE = 5;
    private static final int READERS = 20;
    private static final int READERS_OF_AN_ADDRESS = 4;

    /** Much less than a minute, which is how long whoever is refused would have to wait for a bucket here. */
    private static final Duration PROMPT = Duration.ofSeconds(5);

    private HeraldServer server;
    private HeraldApi admin;
    private String topic;

    @BeforeAll
    void start() {
        server = HeraldServer.named("rates")
                .with("HERALD_REQUEST_RATE", ASKED_AT_ONCE + ",1")
                .with("HERALD_PUBLISH_RATE", WRITTEN_AT_ONCE + ",0.5")
                .with("HERALD_CONNECT_RATE", OPENED_AT_ONCE + ",2")
                .with("HERALD_MAX_READERS", Integer.toString(READERS))
                .with("HERALD_MAX_READERS_PER_ADDRESS", Integer.toString(READERS_OF_AN_ADDRESS))
                .with("HERALD_GUESSES", "4")
                .with("HERALD_TRUSTED_PROXIES", "1")
                .with("HERALD_HEARTBEAT", "PT0.2S")
                .with("HERALD_RETRY", "PT0.2S")
                .start();
        admin = server.api();
        topic = admin.freshTopic("rates");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Answer get(String address, String path) {
        HeraldApi reader = admin.anonymous();
        return reader.send(reader.request(path).header("X-Forwarded-For", address));
    }

    private Answer poll(String address, int wait) {
        return get(address, "/api/topics/" + topic + "/events?wait=" + wait);
    }

    private static Answer publish(HeraldApi editor, String address, String where, String text) {
        return editor.send(editor.json("/api/topics/" + where + "/items")
                .header("X-Forwarded-For", address)
                .POST(BodyPublishers.ofString(HeraldApi.headline(text).toString())));
    }

    private Answer signIn(String address, String name, String password) {
        HeraldApi stranger = admin.anonymous();
        return stranger.send(stranger.json("/api/session")
                .header("X-Forwarded-For", address)
                .POST(BodyPublishers.ofString("{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}")));
    }

    /** @return the first answer of another status */
    private static Answer until(int most, int status, Supplier<Answer> ask) {
        for (int number = 0; number < most; number++) {
            Answer answer = ask.get();
            if (answer.status() != status) {
                return answer;
            }
        }
        throw new AssertionError(most + " times " + status);
    }

    private static void assertToldToWait(int status, Answer answer) {
        assertEquals(status, answer.status(), answer::toString);
        assertTrue(answer.header("Content-Type").orElse("").startsWith("application/problem+json"), answer::toString);
        assertEquals(status, answer.json().getInt("status"));
        int seconds = Integer.parseInt(answer.header("Retry-After").orElse("0"));
        assertTrue(seconds >= 1 && seconds <= 60, seconds + " s");
    }

    private double counted(String limit) {
        return admin.metric("herald_limited_total{limit=\"" + limit + "\"}");
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() {
        double before = counted("requests");
        String greedy = "203.0.113.1";
        assertToldToWait(429, until(3 * ASKED_AT_ONCE, 200, () -> poll(greedy, 0)));
        for (String path : List.of("/api/topics/" + topic, "/", "/topics/" + topic + "/feed.atom", "/pictures/x/y")) {
            // One comes back each second, so one of these may be let through.
            assertToldToWait(429, until(5, get("203.0.113.2", path).status(), () -> get(greedy, path)));
        }
        assertTrue(counted("requests") >= before + 5);
        for (String path : List.of("/health/ready", "/metrics", "/elements/herald.js", "/desk/")) {
            assertEquals(200, get(greedy, path).status(), path);
        }
        String neighbour = "203.0.113.2";
        poll(neighbour, 0).expect(200);
        try (SseConnection reader =
                server.stream(topic).from("127.0.1.1").open().awaitHello()) {
            publish(admin, neighbour, topic, "heard beside the polls").expect(201);
            reader.awaitItem("heard beside the polls");
        }
    }

    @Test
    void anAccountThatWritesTooMuchIsRefusedBeforeItsBodyIsRead() throws IOException {
        double before = counted("publishing");
        JsonObject token = admin.post("/api/tokens", "{\"name\":\"runs away\"}")
                .expect(201)
                .json();
        String bearer = "Bearer " + token.getString("token");
        HeraldApi cms = admin.authorization(bearer);
        String own = admin.freshTopic("rates-cms");
        assertToldToWait(429, until(2 * WRITTEN_AT_ONCE, 201, () -> publish(cms, "203.0.113.10", own, "again")));
        RawRequest head = new RawRequest("POST", "/api/topics/" + own + "/items")
                .header("Host", "127.0.0.1")
                .header("Authorization", bearer)
                .header("Content-Type", "application/json");
        head.framing = "Content-Length: 1000";
        // A token comes back every other second, and whoever gets it is read.
        assertTrue(Stream.of(1, 2).anyMatch(turn -> answerWithin(PROMPT, head) == 429), "none of it was sent");
        assertTrue(counted("publishing") >= before + 2);
        cms.get("/api/topics/" + own).expect(200);

        HeraldApi mara = person("mara");
        try (SseConnection reader =
                server.stream(topic).from("127.0.1.2").open().awaitHello()) {
            publish(mara, "203.0.113.11", topic, "of another account").expect(201);
            // All tokens of an account are one caller, and whoever made them is another.
            publish(admin, "203.0.113.11", topic, "of the owner").expect(201);
            reader.awaitItem("of another account").awaitItem("of the owner");
        }
        String second = admin.post("/api/tokens", "{\"name\":\"once more\"}")
                .expect(201)
                .json()
                .getString("token");
        HeraldApi again = admin.authorization("Bearer " + second);
        assertToldToWait(429, until(5, 201, () -> publish(again, "203.0.113.10", own, "by another token")));
        assertEquals(
                204,
                admin.send(admin.request("/api/tokens/" + token.getString("id")).DELETE())
                        .status());
    }

    /** An account whose owner chose a password, which is no publishing. */
    private HeraldApi person(String name) {
        String given = admin.post("/api/accounts", "{\"name\":\"" + name + "\",\"roles\":[\"editor\"]}")
                .expect(201)
                .json()
                .getString("password");
        HeraldApi first = admin.signedIn(name, given);
        first.send(first.json("/api/session/password")
                        .PUT(BodyPublishers.ofString(
                                "{\"current\":\"" + given + "\",\"password\":\"" + HeraldApi.PASSWORD + "\"}")))
                .expect(204);
        return admin.signedIn(name, HeraldApi.PASSWORD);
    }

    @Test
    void whoOpensStreamsTooOftenIsToldItsTurnAndRefusedOnlyWhenItDoesNotWait() {
        String restless = "127.0.2.1";
        try (SseConnection early = server.stream(topic).from(restless).open().awaitHello();
                SseConnection neighbour =
                        server.stream(topic).from("127.0.2.2").open().awaitHello()) {
            List<Long> turns = new ArrayList<>();
            int status = 200;
            for (int number = 0; number < 3 * READERS && status == 200; number++) {
                try (SseConnection one =
                        server.stream(topic).from(restless).open().awaitHead()) {
                    status = one.status();
                    if (status == 200 && number >= OPENED_AT_ONCE + 3) {
                        one.awaitClosed(PROMPT);
                        assertEquals(1, one.events("busy").size(), one::toString);
                        turns.add(one.retry());
                    } else if (status != 200) {
                        assertTrue(one.header("content-type").startsWith("application/problem+json"), one::toString);
                        assertTrue(Integer.parseInt(one.header("retry-after")) >= 1, one::toString);
                    }
                }
            }
            assertEquals(429, status);
            assertTrue(turns.get(0) >= 500, () -> "told to wait " + turns + " ms");
            assertTrue(turns.get(turns.size() - 1) >= turns.get(0) + 2_000, () -> "not one after the other: " + turns);
            assertTrue(counted("connects") >= turns.size() && counted("connects_refused") >= 1);

            try (SseConnection another =
                    server.stream(topic).from("127.0.2.3").open().awaitHello()) {
                publish(admin, "203.0.113.20", topic, "for all who are here").expect(201);
                Stream.of(early, neighbour, another).forEach(reader -> reader.awaitItem("for all who are here"));
            }
            Awaitility.await()
                    .atMost(PROMPT)
                    .pollInterval(Duration.ofMillis(600))
                    .until(() -> {
                        try (SseConnection back =
                                server.stream(topic).from(restless).open().awaitHead()) {
                            return back.status() == 200 && back.hasEventWithin("hello", Duration.ofSeconds(1));
                        }
                    });
        }
    }

    @Test
    void aPollThatWaitsIsAReaderOfItsAddress() {
        String waiting = "203.0.113.30";
        List<CompletableFuture<Answer>> polls = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> poll(waiting, 60)))
                .limit(READERS_OF_AN_ADDRESS)
                .toList();
        Answer full = Awaitility.await().until(() -> poll(waiting, 1), answer -> answer.status() != 200);
        assertToldToWait(429, full);
        poll(waiting, 0).expect(200);
        poll("203.0.113.31", 1).expect(200);
        publish(admin, "203.0.113.31", topic, "what all of them wait for").expect(201);
        for (CompletableFuture<Answer> poll : polls) {
            assertTrue(poll.orTimeout(PROMPT.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                    .join()
                    .body()
                    .contains("what all of them wait for"));
        }
        poll(waiting, 1).expect(200);
    }

    @Test
    void whoStandsHalfInTheDoorShutsOutNobodyElse() throws IOException {
        double before = counted("sign_ins");
        RawRequest half = new RawRequest("POST", "/api/session")
                .header("Host", "127.0.0.1")
                .header("X-Forwarded-For", "203.0.113.40")
                .header("Content-Type", "application/json");
        half.body = "{".getBytes(StandardCharsets.US_ASCII);
        half.framing = "Content-Length: 100";
        List<RawConnection> slow = new ArrayList<>();
        try {
            for (int number = 0; number < 4; number++) {
                slow.add(new RawConnection(server.port(), SseConnection.PATIENCE));
                slow.get(number).send(half.bytes());
            }
            Answer refused = Awaitility.await()
                    .until(() -> signIn("203.0.113.40", "admin", HeraldApi.PASSWORD), answer -> answer.status() != 200);
            assertToldToWait(503, refused);
            signIn("203.0.113.41", "admin", HeraldApi.PASSWORD).expect(200);
        } finally {
            slow.forEach(RawConnection::close);
        }
        assertTrue(counted("sign_ins") > before);
    }

    @Test
    void whoGuessesIsMadeToWaitAndNobodyElseIs() {
        double before = counted("guesses");
        assertToldToWait(429, until(10, 401, () -> signIn("203.0.113.50", "nobody", "is called that")));
        assertToldToWait(429, signIn("203.0.113.50", "somebody", "from the same address"));
        assertTrue(counted("guesses") >= before + 2);
        signIn("203.0.113.51", "admin", HeraldApi.PASSWORD).expect(200);
        assertEquals(200, poll("203.0.113.50", 0).status());
    }

    private int answerWithin(Duration patience, RawRequest request) {
        try (RawConnection connection = new RawConnection(server.port(), patience)) {
            connection.send(request.bytes());
            RawAnswer answer = connection.read(request.method);
            return answer.status();
        } catch (IOException none) {
            return 0;
        }
    }
}
