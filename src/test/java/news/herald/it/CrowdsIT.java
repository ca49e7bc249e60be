package news.herald.it;

import static news.herald.testing.Neighbours.assertToldToWait;
import static news.herald.testing.Neighbours.publish;
import static news.herald.testing.Neighbours.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.Neighbours;
import news.herald.testing.RawConnection;
import news.herald.testing.RawRequest;
import news.herald.testing.SseConnection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every limit for how many at once is reached once, while others are served as before (decision 0027). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrowdsIT {

    private static final int READERS_OF_AN_ADDRESS = 4;
    private static final int READERS_OF_A_TOPIC = 12;

    /** Of half sign-ins. */
    private static final int AT_THE_DOOR = 4;

    /** Whose passwords wait to be checked; as many as half of the processors are checked meanwhile. */
    private static final int WAITING = 16;

    private static final Duration PROMPT = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    private HeraldServer server;
    private HeraldApi admin;
    private String topic;
    private Neighbours neighbours;

    @BeforeAll
    void start() {
        server = HeraldServer.named("crowds")
                .with("HERALD_MAX_READERS_PER_ADDRESS", Integer.toString(READERS_OF_AN_ADDRESS))
                .with("HERALD_MAX_READERS_PER_TOPIC", Integer.toString(READERS_OF_A_TOPIC))
                .with("HERALD_GUESSES", "4")
                .with("HERALD_TRUSTED_PROXIES", "1")
                .start();
        admin = server.api();
        topic = admin.freshTopic("crowds");
        neighbours = new Neighbours(admin, topic);
    }

    @AfterAll
    void stop() {
        threads.shutdownNow();
        server.close();
    }

    @Test
    void aTopicThatIsFullTurnsAwayAndTheOthersTakeReaders() {
        String full = admin.freshTopic("rates-full");
        List<SseConnection> readers = new ArrayList<>();
        try {
            for (int number = 1; number <= READERS_OF_A_TOPIC; number++) {
                readers.add(server.stream(full).from("127.0.4." + number).open().awaitHello());
            }
            try (SseConnection late = server.stream(full).from("127.0.4.99").open();
                    SseConnection another =
                            server.stream(topic).from("127.0.4.99").open()) {
                late.awaitEvent("busy").awaitClosed(PROMPT);
                another.awaitHello();
                publish(admin, "203.0.113.25", topic, "beside a full one").expect(201);
                another.awaitItem("beside a full one");
            }
        } finally {
            readers.forEach(SseConnection::close);
        }
    }

    @Test
    void aPollThatWaitsIsAReaderOfItsAddress() {
        String waiting = "203.0.113.30";
        // Threads of their own: the common pool has fewer on a machine of a few cores.
        List<CompletableFuture<Answer>> polls = Stream.generate(() -> CompletableFuture.supplyAsync(
                        // The one that asks below may have the last place for a moment.
                        () -> until(10_000, 429, () -> neighbours.poll(waiting, 60)), threads))
                .limit(READERS_OF_AN_ADDRESS)
                .toList();
        Answer full = Awaitility.await()
                .atMost(SseConnection.PATIENCE)
                .until(
                        () -> neighbours.poll(waiting, 1),
                        answer -> answer.status() != 200 || polls.stream().anyMatch(CompletableFuture::isDone));
        polls.stream()
                .filter(CompletableFuture::isDone)
                .forEach(early -> fail("answered before there was anything: " + early.join()));
        assertToldToWait(429, full);
        neighbours.poll(waiting, 0).expect(200);
        neighbours.poll("203.0.113.31", 1).expect(200);
        publish(admin, "203.0.113.31", topic, "what all of them wait for").expect(201);
        for (CompletableFuture<Answer> poll : polls) {
            assertTrue(poll.orTimeout(SseConnection.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join()
                    .body()
                    .contains("what all of them wait for"));
        }
        neighbours.poll(waiting, 1).expect(200);
    }

    @Test
    void whoStandsHalfInTheDoorShutsOutNobodyElse() throws IOException {
        double before = neighbours.counted("sign_ins");
        RawRequest half = new RawRequest("POST", "/api/session")
                .header("Host", "127.0.0.1")
                .header("X-Forwarded-For", "203.0.113.40")
                .header("Content-Type", "application/json");
        half.body = "{".getBytes(StandardCharsets.US_ASCII);
        half.framing = "Content-Length: 100";
        List<RawConnection> slow = new ArrayList<>();
        try {
            for (int number = 0; number < AT_THE_DOOR; number++) {
                slow.add(new RawConnection(server.port(), SseConnection.PATIENCE));
                slow.get(number).send(half.bytes());
            }
            Answer refused = Awaitility.await()
                    .atMost(SseConnection.PATIENCE.multipliedBy(3))
                    .until(
                            () -> neighbours.signIn("203.0.113.40", "admin", HeraldApi.PASSWORD),
                            answer -> answer.status() != 200);
            assertToldToWait(503, refused);
            neighbours.signIn("203.0.113.41", "admin", HeraldApi.PASSWORD).expect(200);
        } finally {
            slow.forEach(RawConnection::close);
        }
        assertTrue(neighbours.counted("sign_ins") > before);
    }

    @Test
    void whoGuessesIsMadeToWaitAndNobodyElseIs() {
        double before = neighbours.counted("guesses");
        assertToldToWait(429, until(30, 401, () -> neighbours.signIn("203.0.113.50", "nobody", "is called that")));
        // A try may have come back; by the account alone there would be four.
        assertToldToWait(
                429, until(3, 401, () -> neighbours.signIn("203.0.113.50", "somebody", "from the same address")));
        assertTrue(neighbours.counted("guesses") >= before + 2);
        neighbours.signIn("203.0.113.51", "admin", HeraldApi.PASSWORD).expect(200);
        assertEquals(200, neighbours.poll("203.0.113.50", 0).status());
    }

    /** Each from an address of its own, so that no other limit stands in front of this one. */
    @Test
    void whenManySignInAtOnceSomeAreToldToComeBackAndReadersDoNotNotice() {
        List<CompletableFuture<Answer>> crowd = IntStream.range(0, 2 * (WAITING + processors()))
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> neighbours.signIn("198.51.100." + number, "nobody-" + number, "is called that"), threads))
                .toList();
        Awaitility.await().atMost(SseConnection.PATIENCE.multipliedBy(3)).until(() -> {
            long asked = System.nanoTime();
            neighbours.poll("203.0.113.60", 0).expect(200);
            assertTrue(System.nanoTime() - asked < PROMPT.toNanos(), "readers wait for those who sign in");
            return crowd.stream().allMatch(CompletableFuture::isDone);
        });
        List<Answer> answers = crowd.stream().map(CompletableFuture::join).toList();
        List<Answer> refused =
                answers.stream().filter(answer -> answer.status() != 401).toList();
        assertTrue(refused.size() < answers.size(), "nobody's password was looked at");
        refused.forEach(answer -> assertToldToWait(503, answer));
        assertFalse(refused.isEmpty(), "nobody was told to come back");
        neighbours.signIn("203.0.113.61", "admin", HeraldApi.PASSWORD).expect(200);
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}
