package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is old goes while many publish, and neither waits long for the other. */
class RetentionIT {

    private static final int PUBLISHERS = 6;
    private static final int KEPT = 20;
    private static final Duration LENGTH = Duration.ofSeconds(6);

    /** Two that wait for each other do so for ten seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private HeraldServer server;
    private HeraldApi api;

    @BeforeEach
    void start() {
        server = HeraldServer.named("retention")
                .with("HERALD_RETENTION_EVENTS", Integer.toString(KEPT))
                .with("HERALD_RETENTION_INTERVAL", "PT0.1S")
                // So that who is behind goes to the journal, and finds that it begins later.
                .with("HERALD_RING", "16")
                .with("HERALD_PUBLISH_RATE", "none")
                .start();
        api = server.api();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nobodyWaitsLongForWhatIsRemovedMeanwhile() {
        String topic = api.freshTopic("kept");
        String first = server.head(topic);
        AtomicInteger published = new AtomicInteger();
        AtomicLong longest = new AtomicLong();
        long end = System.nanoTime() + LENGTH.toNanos();
        List<CompletableFuture<Void>> publishers = new ArrayList<>();
        for (int number = 0; number < PUBLISHERS; number++) {
            publishers.add(CompletableFuture.runAsync(
                    () -> {
                        while (System.nanoTime() < end) {
                            long asked = System.nanoTime();
                            api.publish(topic, "number " + published.incrementAndGet())
                                    .expect(201);
                            longest.accumulateAndGet(System.nanoTime() - asked, Math::max);
                        }
                    },
                    task -> new Thread(task).start()));
        }
        publishers.forEach(CompletableFuture::join);
        System.out.printf(
                "RetentionIT: %d published, the longest took %d ms%n", published.get(), longest.get() / 1_000_000);
        assertTrue(longest.get() < LONGEST.toNanos(), "one took " + Duration.ofNanos(longest.get()));
        Awaitility.await().until(() -> api.poll(topic, first, 0).json().getBoolean("reset"));
    }
}
