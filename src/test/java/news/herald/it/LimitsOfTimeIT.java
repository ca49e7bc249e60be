package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.JsonText;
import news.herald.testing.RawConnection;
import news.herald.testing.RawRequest;
import news.herald.testing.SseConnection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What lasts, or is written down, ends where it should; others are served meanwhile (decision 0027). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsOfTimeIT {

    private static final Duration IDLE = Duration.ofSeconds(8);
    private static final Pattern MORE = Pattern.compile(", and ([0-9]+) more before it$");

    private HeraldServer server;
    private HeraldApi admin;
    private HeraldApi stranger;
    private Instant asked;
    private CompletableFuture<Duration> poll;

    /** A minute is long: the poll waits while the others are tried. */
    @BeforeAll
    void start() {
        server = HeraldServer.named("limits-of-time")
                .with("HERALD_SESSION", IDLE.toString())
                .start();
        admin = server.api();
        stranger = admin.anonymous();
        String quiet = admin.freshTopic("quiet");
        long begun = System.nanoTime();
        poll = CompletableFuture.supplyAsync(() -> {
            var request = stranger.request("/api/topics/" + quiet + "/events?wait=3600");
            stranger.send(request.timeout(Duration.ofSeconds(90))).expect(200);
            return Duration.ofNanos(System.nanoTime() - begun);
        });
        asked = Instant.now().minusSeconds(5);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aPollWaitsForAMinuteAtMost() {
        Duration waited = poll.orTimeout(90, TimeUnit.SECONDS).join();
        assertTrue(waited.compareTo(Duration.ofSeconds(59)) > 0, waited + " s");
        assertTrue(waited.compareTo(Duration.ofSeconds(75)) < 0, waited + " s");
    }

    /** A page that is open is use: nobody is thrown out of a monitor on the wall. */
    @Test
    void aSessionThatNobodyUsesEnds() {
        String topic = admin.freshTopic("idle");
        String used = signIn();
        String unused = signIn();
        try (SseConnection wall =
                server.stream("monitor").header("Cookie", used).open().awaitHello()) {
            Awaitility.await()
                    .pollDelay(IDLE.multipliedBy(2))
                    .atMost(IDLE.multipliedBy(4))
                    .until(() -> who(unused) == 204);
            assertEquals(200, who(used));
            assertNull(wall.closedBecause());
        }
        assertEquals(204, who(unused));
        stranger.snapshot(topic).expect(200);
        admin.publish(topic, "beside a session that has ended").expect(201);
    }

    /** A byte now and then keeps any time-out of a server from its end. */
    @Test
    void aBodyThatDripsEndsAfterHalfAMinute() throws IOException {
        for (RawRequest head : List.of(
                new RawRequest("POST", "/api/session").header("Content-Type", "application/json"),
                new RawRequest("POST", "/api/topics")
                        .header("Content-Type", "application/json")
                        .header("Authorization", HeraldApi.ADMIN))) {
            head.header("Host", "127.0.0.1");
            head.framing = "Content-Length: 3000";
            long begun = System.nanoTime();
            try (RawConnection connection = new RawConnection(server.port(), Duration.ofSeconds(90))) {
                connection.send(head.bytes());
                CompletableFuture<Void> drip = CompletableFuture.runAsync(() -> drip(connection, begun));
                assertEquals(408, connection.read("POST").status());
                Duration taken = Duration.ofNanos(System.nanoTime() - begun);
                assertTrue(taken.compareTo(Duration.ofSeconds(29)) > 0, taken + "");
                drip.cancel(true);
            }
        }
        admin.freshTopic("beside-what-drips");
    }

    private static void drip(RawConnection connection, long begun) {
        try {
            while (System.nanoTime() - begun < 80_000_000_000L) {
                connection.send(new byte[] {' '});
                LockSupport.parkNanos(500_000_000L);
            }
        } catch (IOException closed) {
            // As it should be.
        }
    }

    private String signIn() {
        return stranger.post("/api/session", "{\"name\":\"admin\",\"password\":\"" + HeraldApi.PASSWORD + "\"}")
                .expect(200)
                .header("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
    }

    private int who(String cookie) {
        return stranger.send(stranger.request("/api/session").header("Cookie", cookie))
                .status();
    }

    /** Whoever is refused without end fills no disk, and how often it was is not lost. */
    @Test
    void refusalsAreWrittenDownUpToAHundredAndThenCounted() {
        int refused = 400;
        for (int number = 0; number < refused; number++) {
            assertEquals(401, stranger.post("/api/topics", "{}").status());
        }
        String topic = admin.freshTopic("beside-the-refused");
        admin.publish(topic, "beside the refused").expect(201);
        // The next one that is written down says how many were not.
        Awaitility.await().atMost(SseConnection.PATIENCE).until(() -> {
            assertEquals(401, stranger.post("/api/topics", "{}").status());
            return written().size() + leftOut() >= refused;
        });
        assertTrue(written().size() >= 100, () -> written().size() + " lines");
        assertTrue(written().size() < refused / 2, () -> written().size() + " lines");
    }

    private List<JsonObject> written() {
        Answer answer = admin.get("/api/audit?from=" + asked).expect(200);
        return answer.body()
                .lines()
                .map(JsonText::object)
                .filter(line -> line.getString("action").equals("refused"))
                .toList();
    }

    private int leftOut() {
        return written().stream()
                .map(line -> MORE.matcher(line.getString("detail")))
                .filter(Matcher::find)
                .mapToInt(more -> Integer.parseInt(more.group(1)))
                .sum();
    }
}
