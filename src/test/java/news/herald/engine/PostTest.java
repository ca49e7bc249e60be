package news.herald.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import news.herald.metrics.Metrics;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostTest {

    private final Metrics metrics = new Metrics();
    private final Engine engine = new Engine(metrics);
    private final Post post = engine.post("tail");
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void workThatDiesBeginsAgainAndIsCounted() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        threads.execute(post.keeping(() -> {
            switch (runs.incrementAndGet()) {
                case 1 -> throw new StackOverflowError("deep");
                case 2 -> throw new IllegalStateException("odd");
                default -> post.well();
            }
        }));
        threads.shutdown();
        assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS), "what ends by itself is over");
        assertEquals(3, runs.get());
        assertTrue(metrics.prometheusText().contains("herald_engine_restarts_total{thread=\"tail\"} 2"));
        assertTrue(engine.note().orElseThrow().matches("tail began again \\d+ s ago, 2 times since the start"));
        assertEquals(Optional.empty(), engine.fault());
    }

    @Test
    void whatFailsAgainAndAgainIsAFaultUntilItGoesWell() {
        post.failed(new IllegalStateException("at first"));
        assertEquals(Optional.empty(), engine.fault(), "once is nothing yet");
        Awaitility.await().until(() -> engine.fault().isPresent());
        assertEquals(Optional.of("tail fails again and again"), engine.fault());
        post.well();
        assertEquals(Optional.empty(), engine.fault());
    }

    /** As of a round that failed once and is not due for an hour. */
    @Test
    void whatFailedOnceAndNotAgainIsNoFaultForEver() {
        post.failed(new OutOfMemoryError("once"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> engine.fault().isPresent());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> engine.fault().isEmpty());
        post.failed(new OutOfMemoryError("an hour later"));
        assertEquals(Optional.empty(), engine.fault(), "once is nothing yet");
    }

    @Test
    void aThreadThatTheServerEndsIsNotKept() throws InterruptedException {
        threads.execute(post.keeping(() -> {
            throw new IllegalStateException("always");
        }));
        Awaitility.await().until(() -> engine.note().isPresent());
        threads.shutdownNow();
        assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
    }

    @Test
    void whoNeverFailedIsNotToldOf() {
        assertFalse(engine.note().isPresent());
    }
}
