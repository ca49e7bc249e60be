package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Duration;
import news.herald.testing.HeraldServer;
import news.herald.testing.ProbeWar;
import news.herald.testing.ReaderSwarm;
import news.herald.testing.SseConnection;
import news.herald.testing.StreamRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two hundred readers that take nothing do not fill a heap of 512 MB, however much they lack: what a server queues for
 * each is bounded by its settings, and Payara's own choice of megabytes for each would end it.
 */
@Tag("load")
class StalledHeapIT {

    private static final int STALLED = 200;
    private static final int ALL_BUFFERS_FULL = 16;
    private static final String OF_250_KB = "/event/ballast?size=250000";

    @Test
    void thoseThatTakeNothingLeaveTheHeapToTheOthers() throws IOException {
        try (HeraldServer server = HeraldServer.named("stalled-heap")
                .war(ProbeWar.file())
                .with("HERALD_STALL", "PT30M")
                .start()) {
            String topic = server.api().freshTopic("heap");
            StreamRequest reading = server.stream(topic);
            try (ReaderSwarm stalled = ReaderSwarm.connect(
                            STALLED, 1, number -> reading.receiveBuffer(4096), SseConnection.PATIENCE);
                    SseConnection other = reading.open().awaitHello()) {
                for (int number = 0; number < STALLED; number++) {
                    stalled.stall(number);
                }
                // Before that a server may say that it takes no more, and then take more.
                for (int number = 0; number < ALL_BUFFERS_FULL; number++) {
                    pass(server, topic);
                }
                Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
                    pass(server, topic);
                    return waiting(server) == STALLED;
                });
                server.api().publish(topic, "still here").expect(201);
                other.awaitItem("still here");
                assertEquals(STALLED, waiting(server));
            }
            assertFalse(Files.readString(server.log()).contains("OutOfMemoryError"));
        }
    }

    private static int waiting(HeraldServer server) {
        return (int) server.api().metric("herald_readers_waiting");
    }

    /** Passing by, because hundreds of megabytes in the database would be what is measured. */
    private static void pass(HeraldServer server, String topic) {
        String path = "/test/broadcaster/" + topic + OF_250_KB;
        server.api()
                .send(server.api().request(path).POST(BodyPublishers.noBody()))
                .expect(204);
    }
}
