package news.herald.it;

import static news.herald.testing.Neighbours.assertToldToWait;
import static news.herald.testing.Neighbours.publish;
import static news.herald.testing.Neighbours.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.Neighbours;
import news.herald.testing.RawAnswer;
import news.herald.testing.RawConnection;
import news.herald.testing.RawRequest;
import news.herald.testing.SseConnection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every limit for how often is reached once, while others are served as before (decision 0027). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RatesIT {

    private static final int ASKED_AT_ONCE = 200;
    private static final int WRITTEN_AT_ONCE = 40;
    private static final int OPENED_AT_ONCE = 5;
    private static final int READERS = 20;

    /** Much less than a minute, which is how long whoever is refused would have to wait for a bucket here. */
    private static final Duration PROMPT = Duration.ofSeconds(5);

    private HeraldServer server;
    private HeraldApi admin;
    private String topic;
    private Neighbours neighbours;

    @BeforeAll
    void start() {
        server = HeraldServer.named("rates")
                .with("HERALD_REQUEST_RATE", ASKED_AT_ONCE + ",1")
                .with("HERALD_PUBLISH_RATE", WRITTEN_AT_ONCE + ",0.1")
                .with("HERALD_CONNECT_RATE", OPENED_AT_ONCE + ",0.5")
                .with("HERALD_MAX_READERS", Integer.toString(READERS))
                .with("HERALD_TRUSTED_PROXIES", "1")
                .with("HERALD_HEARTBEAT", "PT0.2S")
                .with("HERALD_RETRY", "PT0.2S")
                .start();
        admin = server.api();
        topic = admin.freshTopic("rates");
        neighbours = new Neighbours(admin, topic);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() {
        double before = neighbours.counted("requests");
        String greedy = "203.0.113.1";
        assertToldToWait(429, until(3 * ASKED_AT_ONCE, 200, () -> neighbours.poll(greedy, 0)));
        for (String path : List.of("/api/topics/" + topic, "/", "/topics/" + topic + "/feed.atom", "/pictures/x/y")) {
            // One comes back each second, so one of these may be let through.
            assertToldToWait(
                    429,
                    until(
                            ASKED_AT_ONCE,
                            neighbours.get("203.0.113.2", path).status(),
                            () -> neighbours.get(greedy, path)));
        }
        assertTrue(neighbours.counted("requests") >= before + 5);
        for (String path : List.of("/health/ready", "/metrics", "/elements/herald.js", "/desk/")) {
            assertEquals(200, neighbours.get(greedy, path).status(), path);
        }
        String neighbour = "203.0.113.2";
        neighbours.poll(neighbour, 0).expect(200);
        try (SseConnection reader =
                server.stream(topic).from("127.0.1.1").open().awaitHello()) {
            publish(admin, neighbour, topic, "heard beside the polls").expect(201);
            reader.awaitItem("heard beside the polls");
        }
    }

    @Test
    void anAccountThatWritesTooMuchIsRefusedBeforeItsBodyIsRead() throws IOException {
        double before = neighbours.counted("publishing");
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
        // A token may have come back, and whoever gets it is read.
        assertTrue(Stream.of(1, 2).anyMatch(turn -> answerWithin(PROMPT, head) == 429), "none of it was sent");
        assertTrue(neighbours.counted("publishing") >= before + 2);
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
        // What has come back meanwhile goes to the first one: with tries of its own the second would have forty.
        until(2 * WRITTEN_AT_ONCE, 201, () -> publish(cms, "203.0.113.10", own, "once more"));
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
                    if (status == 200 && !one.hasEventWithin("hello", PROMPT)) {
                        assertEquals(1, one.events("busy").size(), one::toString);
                        turns.add(one.retry());
                    } else if (status != 200) {
                        assertTrue(one.header("content-type").startsWith("application/problem+json"), one::toString);
                        assertTrue(Integer.parseInt(one.header("retry-after")) >= 1, one::toString);
                    }
                }
            }
            assertEquals(429, status);
            assertTrue(turns.get(0) >= 2_000, () -> "told to wait " + turns + " ms");
            assertTrue(turns.get(turns.size() - 1) >= turns.get(0) + 10_000, () -> "not one after the other: " + turns);
            assertTrue(neighbours.counted("connects") >= turns.size() && neighbours.counted("connects_refused") >= 1);

            try (SseConnection another =
                    server.stream(topic).from("127.0.2.3").open().awaitHello()) {
                publish(admin, "203.0.113.20", topic, "for all who are here").expect(201);
                Stream.of(early, neighbour, another).forEach(reader -> reader.awaitItem("for all who are here"));
            }
            Awaitility.await()
                    .atMost(SseConnection.PATIENCE)
                    .pollInterval(Duration.ofMillis(600))
                    .until(() -> {
                        try (SseConnection back =
                                server.stream(topic).from(restless).open().awaitHead()) {
                            return back.status() == 200 && back.hasEventWithin("hello", PROMPT);
                        }
                    });
        }
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
