package news.herald.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import news.herald.testing.EmbeddedDatabase;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.NeedsProxy;
import news.herald.testing.ReturningReader;
import news.herald.testing.SseConnection;
import news.herald.testing.SseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node's clock jumps while it runs, a day ahead and then two days back; the database's is right. */
class BadDaysClockIT {

    private static final Duration HALF_A_DAY = Duration.ofHours(12);
    private static final String FIRST = "{\"name\":\"admin\",\"password\":\"" + HeraldApi.PASSWORD + "\"}";

    @TempDir
    private Path directory;

    @Test
    void nothingEndsBeforeItsTimeAndNothingIsOutOfOrder() throws IOException {
        NeedsProxy.orLeaveOut(Faketime.find().isPresent(), "a clock that jumps", "libfaketime");
        Path clock = Files.writeString(directory.resolve("clock"), "+0");
        try (EmbeddedDatabase database = EmbeddedDatabase.start();
                HeraldServer server = HeraldServer.named("bad-days-clock")
                        .with(database.environment())
                        .with(Faketime.asSaidIn(clock))
                        .with("HERALD_HEARTBEAT", "PT1S")
                        .with("HERALD_SESSION", "PT1H")
                        .with("HERALD_RETENTION", "PT1H")
                        .with("HERALD_RETENTION_INTERVAL", "PT1S")
                        .start()) {
            HeraldApi api = server.api();
            String topic = api.freshTopic("clock");
            String beginning = server.head(topic);
            String cookie = api.anonymous()
                    .post("/api/session", FIRST)
                    .expect(200)
                    .header("Set-Cookie")
                    .orElseThrow()
                    .split(";")[0];
            api.publish(
                            topic,
                            Json.createObjectBuilder(HeraldApi.headline("not before its time"))
                                    .add(
                                            "embargoedUntil",
                                            Instant.now().plusSeconds(3600).toString())
                                    .build())
                    .expect(201);
            try (ReturningReader reader = new ReturningReader(server, topic)) {
                api.publish(topic, "before").expect(201);
                reader.awaitItem("before");
                jump(clock, "+1d", server, HALF_A_DAY);
                assertAllIsWell(server, topic, cookie, reader, "a day ahead");
                jump(clock, "-1d", server, HALF_A_DAY.negated());
                assertAllIsWell(server, topic, cookie, reader, "a day behind");
                assertEquals(List.of("before", "a day ahead", "a day behind"), headlines(reader.journalled()));
                // WildFly's listener ends a connection whose write comes later than its write-timeout by that clock.
                assertTrue(reader.returns() <= ("wildfly".equals(System.getenv("HERALD_IT_SERVER")) ? 2 : 0));
                assertWhatIsDueIsDone(server, topic, cookie, reader);
            }
            try (SseConnection replay =
                    server.stream(topic).lastEventId(beginning).open().awaitItem("in its time")) {
                assertEquals(
                        List.of("before", "a day ahead", "a day behind", "in its time"),
                        headlines(replay.journalled()));
                assertEquals(List.of(), replay.events("reset"), "a purge went by a clock that is wrong");
            }
        }
    }

    private static void jump(Path clock, String to, HeraldServer server, Duration atLeast) throws IOException {
        Files.writeString(clock, to);
        Instant there = Instant.now().plus(atLeast);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            Instant time = Instant.parse(
                    server.api().get("/api/monitor").expect(200).json().getString("time"));
            return atLeast.isNegative() ? time.isBefore(there) : time.isAfter(there);
        });
    }

    private static void assertAllIsWell(
            HeraldServer server, String topic, String cookie, ReturningReader reader, String headline) {
        HeraldApi api = server.api();
        api.publish(topic, headline).expect(201);
        reader.awaitItem(headline);
        // Time for some looks at embargoes and a purge.
        reader.awaitHeartbeats(3);
        HeraldApi stranger = api.anonymous();
        stranger.send(stranger.request("/api/session").header("Cookie", cookie)).expect(200);
        assertFalse(stranger.snapshot(topic).expect(200).body().contains("not before its time"));
        assertEquals(
                api.metric("herald_publish_to_write_seconds_count"),
                api.metric("herald_publish_to_write_seconds_bucket{le=\"10\"}"),
                "latency is not measured by a clock that is wrong");
    }

    /** What the server's own timers would put off by the two days that its clock was set back. */
    private static void assertWhatIsDueIsDone(
            HeraldServer server, String topic, String cookie, ReturningReader reader) {
        HeraldApi api = server.api();
        api.publish(
                        topic,
                        Json.createObjectBuilder(HeraldApi.headline("in its time"))
                                .add(
                                        "embargoedUntil",
                                        Instant.now().plusSeconds(2).toString())
                                .build())
                .expect(201);
        reader.awaitItem("in its time");
        try (SseConnection monitor =
                server.stream("monitor").header("Cookie", cookie).open().awaitHello()) {
            HeraldApi browser = api.anonymous();
            browser.send(browser.request("/api/session")
                            .header("Cookie", cookie)
                            .header("X-Requested-With", "fetch")
                            .DELETE())
                    .expect(204);
            monitor.awaitClosed(SseConnection.PATIENCE);
        }
    }

    private static List<String> headlines(List<SseEvent> events) {
        return events.stream()
                .map(event ->
                        event.json().getJsonArray("headlines").getJsonObject(0).getString("value"))
                .toList();
    }
}
