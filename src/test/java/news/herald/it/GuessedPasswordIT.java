package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever guesses passwords waits longer and longer; whoever has proved theirs does not notice. */
class GuessedPasswordIT {

    private static final int AT_ONCE = 5;
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private HeraldServer server;
    private HeraldApi stranger;

    @BeforeEach
    void start() {
        server = HeraldServer.named("guessed-password")
                .lasting()
                .with("HERALD_GUESSES", "" + AT_ONCE)
                .with("HERALD_TRUSTED_PROXIES", "1")
                .start();
        stranger = server.api().anonymous();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer signIn(String password) {
        return stranger.post("/api/session", "{\"name\":\"admin\",\"password\":\"" + password + "\"}");
    }

    private String signInOnceItMay() {
        return Awaitility.await()
                .atMost(MINUTE)
                .until(() -> signIn(HeraldApi.PASSWORD), answer -> answer.status() == 200)
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
        assertEquals(429, signIn(HeraldApi.PASSWORD).status(), "the right one is not told from a wrong one now");
        HeraldApi basic = stranger.signedIn("admin", "guess");
        assertEquals(429, basic.get("/api/topics").status(), "nor is it by HTTP Basic");
        assertEquals(200, stranger.get("/api/topics").status(), "whoever reads");
        String cookie = signInOnceItMay();
        guess();
        Answer who = stranger.send(
                stranger.request("/api/session").header("Cookie", cookie).GET());
        assertEquals(200, who.status(), "whoever is signed in");
    }

    @Test
    void whoProvedItWithinTheMinuteIsNotAsked() {
        for (int tries = 0; tries < 5; tries++) {
            // What was remembered of the try before has ended: this one is checked.
            signInOnceItMay();
            long proved = System.nanoTime();
            guess();
            int status = signIn(HeraldApi.PASSWORD).status();
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
        for (int address = 1; address < 100; address++) {
            if (proveFrom("192.0.2." + address, cookie, "guess").status() == 403) {
                guesses++;
            }
        }
        long most = AT_ONCE + 1 + Duration.ofNanos(System.nanoTime() - begun).toSeconds() / 6;
        assertTrue(guesses >= AT_ONCE && guesses <= most, guesses + " guesses");
        String another = signInOnceItMay();
        assertEquals(204, proveFrom("192.0.2.200", another, HeraldApi.PASSWORD).status(), "whoever else it is");
        assertEquals(401, proveFrom("192.0.2.200", cookie, HeraldApi.PASSWORD).status(), "what was stolen");
    }

    private Answer proveFrom(String address, String cookie, String password) {
        return stranger.send(stranger.json("/api/sessions/end")
                .header("Cookie", cookie)
                .header("X-Forwarded-For", address)
                .header("X-Requested-With", "fetch")
                .POST(BodyPublishers.ofString("{\"others\":true,\"current\":\"" + password + "\"}")));
    }
}
