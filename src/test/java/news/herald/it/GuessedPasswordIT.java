package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Whoever guesses passwords waits longer and longer; whoever has proved theirs does not notice. Each test has an account and an
 * address of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuessedPasswordIT {

    private static final int AT_ONCE = 5;
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private HeraldServer server;
    private HeraldApi stranger;
    private Person somebody;
    private String address;
    private int addresses;

    @BeforeAll
    void start() {
        server = HeraldServer.named("guessed-password")
                .lasting()
                .with("HERALD_GUESSES", "" + AT_ONCE)
                .with("HERALD_TRUSTED_PROXIES", "1")
                .start();
        stranger = server.api().anonymous();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void comeFromElsewhere() {
        somebody = Person.make(server.api(), "editor");
        address = "192.0.2." + ++addresses;
    }

    private static HttpRequest.Builder from(String address, HttpRequest.Builder request) {
        return request.header("X-Forwarded-For", address);
    }

    private Answer signIn(String password) {
        String body = "{\"name\":\"" + somebody.name() + "\",\"password\":\"" + password + "\"}";
        return stranger.send(from(address, stranger.json("/api/session")).POST(BodyPublishers.ofString(body)));
    }

    private String signInOnceItMay() {
        return Awaitility.await()
                .atMost(MINUTE)
                .until(() -> signIn(somebody.password()), answer -> answer.status() == 200)
                .header("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
    }

    /** @return how many wrong ones it took until the next try is seconds away */
    private int guess() {
        int guesses = 0;
        for (int asked = 0; asked < 10_000; asked++) {
            Answer answer = signIn("guess-" + asked);
            if (answer.status() == 401) {
                guesses++;
                continue;
            }
            int seconds =
                    Integer.parseInt(answer.expect(429).header("Retry-After").orElseThrow());
            assertTrue(seconds >= 1 && seconds <= 6, seconds + " s");
            // A slow machine takes seconds for a wrong password, in which the next try comes nearer.
            if (seconds > 2) {
                return guesses;
            }
        }
        throw new AssertionError("nobody was made to wait");
    }

    @Test
    void whoGuessesIsMadeToWaitAndNobodyElseIs() {
        long begun = System.nanoTime();
        int guesses = guess();
        // One more for each six seconds.
        long most = AT_ONCE + 2 + Duration.ofNanos(System.nanoTime() - begun).toSeconds() / 6;
        assertTrue(guesses >= AT_ONCE && guesses <= most, guesses + " guesses");
        assertEquals(429, signIn(somebody.password()).status(), "the right one is not told from a wrong one now");
        HeraldApi basic = stranger.signedIn(somebody.name(), "guess");
        assertEquals(429, read(basic, "/api/topics").status(), "nor is it by HTTP Basic");
        assertEquals(200, read(stranger, "/api/topics").status(), "whoever reads");
        String cookie = signInOnceItMay();
        guess();
        Answer who = stranger.send(from(address, stranger.request("/api/session"))
                .header("Cookie", cookie)
                .GET());
        assertEquals(200, who.status(), "whoever is signed in");
    }

    private Answer read(HeraldApi who, String path) {
        return who.send(from(address, who.request(path)).GET());
    }

    @Test
    void whoProvedItWithinTheMinuteIsNotAsked() {
        for (int tries = 0; tries < 5; tries++) {
            // What was remembered of the try before has ended: this one is checked.
            signInOnceItMay();
            long proved = System.nanoTime();
            guess();
            int status = signIn(somebody.password()).status();
            if (status == 200) {
                return;
            }
            Duration after = Duration.ofNanos(System.nanoTime() - proved);
            assertTrue(after.compareTo(MINUTE.minusSeconds(1)) > 0, status + " after " + after);
        }
        throw new AssertionError("this machine checks no five passwords within a minute");
    }

    @Test
    void whoStoleASessionHasItsTriesAndNoMoreWhereverTheyAre() {
        String cookie = signInOnceItMay();
        long begun = System.nanoTime();
        int guesses = 0;
        for (int number = 1; number < 100; number++) {
            if (proveFrom("198.51.100." + number, cookie, "guess").status() == 403) {
                guesses++;
            }
        }
        long most = AT_ONCE + 1 + Duration.ofNanos(System.nanoTime() - begun).toSeconds() / 6;
        assertTrue(guesses >= AT_ONCE && guesses <= most, guesses + " guesses");
        String another = signInOnceItMay();
        assertEquals(
                204, proveFrom("198.51.100.200", another, somebody.password()).status(), "whoever else it is");
        assertEquals(
                401, proveFrom("198.51.100.200", cookie, somebody.password()).status(), "what was stolen");
    }

    private Answer proveFrom(String place, String cookie, String password) {
        return stranger.send(from(place, stranger.json("/api/sessions/end"))
                .header("Cookie", cookie)
                .header("X-Requested-With", "fetch")
                .POST(BodyPublishers.ofString("{\"others\":true,\"current\":\"" + password + "\"}")));
    }
}
