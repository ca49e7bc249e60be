package news.herald.it;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import news.herald.docker.ComposeFile;
import news.herald.docker.PlayedImage;
import news.herald.testing.HeraldApi;
import news.herald.testing.SseConnection;
import news.herald.testing.StreamRequest;
import org.junit.jupiter.api.Test;

/** The image of this run's server without a container engine: its files, its user, its command and its health check. */
class DockerIT {

    private static final Duration START = Duration.ofSeconds(180);

    @Test
    void theImagesOwnCommandServesAgainAfterACrashAndUntilItIsToldToEnd() throws InterruptedException {
        try (PlayedImage image = new PlayedImage(System.getenv("HERALD_IT_SERVER"))) {
            startAndAwaitHealthy(image);
            HeraldApi api = new HeraldApi(image.port());
            String topic = api.freshTopic("docker");
            api.publish(topic, "Before it was killed").expect(201);

            // As an engine does by itself: the same files, which the first start has changed.
            image.kill();
            startAndAwaitHealthy(image);
            assertTrue(api.snapshot(topic).expect(200).body().contains("Before it was killed"));
            try (SseConnection reader =
                    StreamRequest.topic(image.port(), topic).open().awaitHello()) {
                api.publish(topic, "From a container").expect(201);
                reader.awaitItem("From a container");

                long asked = System.nanoTime();
                assertTrue(image.endsWithin(ComposeFile.read().patience()), "it had to be killed");
                System.out.printf(
                        "DockerIT: ended after %.1f s%n",
                        Duration.ofNanos(System.nanoTime() - asked).toMillis() / 1e3);
                reader.awaitClosed(Duration.ofSeconds(5));
                assertTrue(reader.faults().isEmpty(), reader.faults()::toString);
                assertEquals(1, reader.journalled().size());
            }
            assertFalse(image.isHealthy(), "healthy after its end");
        }
    }

    private static void startAndAwaitHealthy(PlayedImage image) {
        image.start(Map.of("HERALD_ADMIN_PASSWORD", HeraldApi.PASSWORD));
        assertFalse(image.isHealthy(), "healthy before it serves");
        await().atMost(START).until(() -> !image.isRunning() || image.isHealthy());
        assertTrue(image.isRunning(), () -> "it ended, see " + image.log());
        assertTrue(image.command().endsWith("/java"), image::command);
    }
}
