package news.herald.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SmallDisk;
import news.herald.testing.SseConnection;
import org.junit.jupiter.api.Test;

/** The disk of an H2 file fills up: nobody publishes any more before H2 itself has no room, so everybody reads on. */
class BadDaysDiskIT {

    private static final long LESS_THAN_THE_RESERVE = 48L << 20;
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void whatIsLeftOfTheDiskIsKeptForReaders() {
        try (SmallDisk disk = SmallDisk.ofMegabytes(128)) {
            Path data = disk.directory("data");
            try (HeraldServer server = HeraldServer.named("bad-days-disk")
                    .with("HERALD_DATA_DIR", data.toString())
                    .with("HERALD_DB_URL", "jdbc:h2:file:" + data.resolve("herald") + ";DB_CLOSE_ON_EXIT=FALSE")
                    .with("HERALD_HEARTBEAT", "PT1S")
                    .start()) {
                HeraldApi api = server.api();
                HeraldApi anybody = api.anonymous();
                String topic = api.freshTopic("disk");
                String beginning = server.head(topic);
                api.publish(topic, "before").expect(201);
                try (SseConnection reader = server.stream(topic).open().awaitHello()) {
                    disk.fillBut(LESS_THAN_THE_RESERVE);
                    await().atMost(SOON)
                            .until(() -> api.publish(topic, "before").status() == 503);
                    Answer refused = api.publish(topic, "lost").expect(503);
                    assertTrue(refused.json().getString("detail").contains("its disk is full"), refused::toString);
                    assertTrue(refused.header("Retry-After").isPresent());

                    String snapshot = anybody.snapshot(topic).expect(200).body();
                    assertTrue(!snapshot.contains("lost"));
                    anybody.poll(topic, beginning, 0).expect(200);
                    try (SseConnection replay =
                            server.stream(topic).lastEventId(beginning).open()) {
                        replay.awaitItem("before");
                    }
                    Answer ready = anybody.get("/health/ready").expect(200);
                    assertTrue(ready.body().contains("its disk is full"), ready::toString);
                    assertTrue(api.metric("herald_database_refusals_total{reason=\"full\"}") >= 2);

                    disk.makeRoom();
                    await().atMost(SOON).until(() -> api.publish(topic, "after").status() == 201);
                    reader.awaitItem("after");
                    assertNull(reader.closedBecause());
                    assertEquals(1, reader.events("hello").size());
                    assertTrue(!anybody.get("/health/ready").body().contains("DEGRADED"));
                }
            }
        }
    }
}
