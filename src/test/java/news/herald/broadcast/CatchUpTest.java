package news.herald.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import news.herald.engine.Engine;
import news.herald.live.TopicName;
import news.herald.metrics.Metrics;
import org.junit.jupiter.api.Test;

/** What becomes of readers that wait for a page which cannot be read, and of the threads that read. */
class CatchUpTest {

    private static final CatchUp.Key KEY =
            new CatchUp.Key(new Subscription(Set.of(new TopicName("politics")), Subscription.Form.TYPED), 7, 0);

    @Test
    void whoWaitsForAPageIsToldWhenMemoryWasShort() {
        DeliveryMeters meters = new DeliveryMeters(new Metrics(), InstantSource.system());
        CatchUp catchUp = new CatchUp(
                null,
                () -> {
                    throw new OutOfMemoryError("for a moment");
                },
                place -> true,
                topic -> true,
                null,
                meters,
                Runnable::run);
        List<Page> answers = new ArrayList<>();
        catchUp.ask(KEY, answers::add);
        catchUp.ask(KEY, answers::add);
        assertEquals(2, answers.size(), "each is told, and the second is not left with the first's question");
        answers.forEach(page -> assertNull(page));
    }

    /** Whoever comes to that place later is not left with a question that nobody answers. */
    @Test
    void whoWaitsForAPageIsToldWhenThereWasNoThread() {
        CatchUp catchUp = new CatchUp(null, null, place -> true, topic -> true, null, null, task -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        List<Page> answers = new ArrayList<>();
        catchUp.ask(KEY, answers::add);
        catchUp.ask(KEY, answers::add);
        assertEquals(2, answers.size());
        answers.forEach(page -> assertNull(page));
    }

    @Test
    void aWorkerOutlivesATaskThatEndsInAnError() throws Exception {
        Metrics metrics = new Metrics();
        Workers workers = new Workers(new Engine(metrics).post("workers"), Executors.defaultThreadFactory(), 1);
        CompletableFuture<String> next = new CompletableFuture<>();
        workers.execute(() -> {
            throw new OutOfMemoryError("for a moment");
        });
        workers.execute(() -> next.complete("done"));
        assertEquals("done", next.get(5, TimeUnit.SECONDS));
        assertTrue(metrics.prometheusText().contains("herald_engine_restarts_total{thread=\"workers\"} 1"));
        workers.stop();
    }
}
