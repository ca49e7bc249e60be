package news.herald.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Turnstile turnstile = new Turnstile(1, PATIENCE, "Too many.");
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** @return how long it took to be told no */
    private Duration refused() {
        long asked = System.nanoTime();
        assertEquals(503, assertThrows(Refusal.class, turnstile::enter).status());
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    @Test
    void whoComesToAFullOneWaitsForAPlace() {
        turnstile.enter();
        CompletableFuture<Void> second = CompletableFuture.runAsync(turnstile::enter, threads);
        turnstile.leave();
        second.join();
        turnstile.leave();
    }

    @Test
    void whereNobodyComesOutOneWaitsOnceAndThenNobodyDoes() {
        turnstile.enter();
        assertTrue(refused().compareTo(PATIENCE) >= 0, "the first one waits");
        assertTrue(refused().compareTo(PATIENCE.dividedBy(2)) < 0, "the next one knows");
        turnstile.leave();
        turnstile.enter();
    }

    /** That nobody came for long does not mean that whoever is in there is stuck. */
    @Test
    void afterAQuietTimeTheSecondOfTwoWaits() {
        long began = System.nanoTime();
        Awaitility.await()
                .until(() ->
                        System.nanoTime() - began > PATIENCE.multipliedBy(2).toNanos());
        turnstile.enter();
        assertTrue(refused().compareTo(PATIENCE) >= 0, "was refused at once");
    }
}
