package news.herald.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import news.herald.testing.Answer;
import news.herald.testing.EmbeddedDatabase;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SmallDisk;
import news.herald.testing.SseConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A PostgreSQL that takes no writes, or has no connection to spare: who publishes is told so and why, who reads reads on,
 * and all is well again without a restart.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadDaysDatabaseIT {

    private static final Duration BOUND = Duration.ofSeconds(25);
    /** On Open Liberty, until it has seen that it needs more threads. */
    private static final Duration READING = Duration.ofSeconds(8);

    private static final int PUBLISHERS = 40;

    private EmbeddedDatabase database;
    private HeraldServer server;
    private HeraldApi api;
    private String topic;

    @BeforeAll
    void start() {
        database = EmbeddedDatabase.start();
        server = HeraldServer.named("bad-days-database")
                .with(database.environment())
                .with("HERALD_HEARTBEAT", "PT1S")
                .start();
        api = server.api();
    }

    @AfterAll
    void stop() {
        server.close();
        database.close();
    }

    @BeforeEach
    void topicOfItsOwn() {
        topic = api.freshTopic("bad");
        api.publish(topic, "before").expect(201);
    }

    @Test
    void aReadOnlyDatabaseTakesNothingAndSaysSo() throws SQLException {
        String cookie = signIn();
        String ticket = api.post("/api/tickets", "").expect(201).json().getString("ticket");
        try (SseConnection reader = server.stream(topic).open().awaitHello()) {
            readOnly(true);
            assertRefused(api.publish(topic, "lost"), "read-only");
            assertRefused(
                    api.anonymous()
                            .post("/api/session", "{\"name\":\"admin\",\"password\":\"" + HeraldApi.PASSWORD + "\"}"),
                    "read-only");
            assertEquals(
                    200,
                    api.anonymous()
                            .send(api.anonymous().request("/api/session").header("Cookie", cookie))
                            .status(),
                    "who is signed in stays so");
            assertReadingGoesOn(reader);
            assertTold("read-only");
            assertToldToComeBack(ticket);
            readOnly(false);
            await().atMost(BOUND).until(() -> opensAStream(ticket));
            assertWell(reader, List.of("before", "after"));
        } finally {
            readOnly(false);
        }
    }

    /** A ticket is used up by a write. To anything but 200 an EventSource would not come again. */
    private void assertToldToComeBack(String ticket) {
        try (SseConnection stream =
                server.stream("monitor").query("ticket", ticket).open().awaitEvent("busy")) {
            assertEquals(200, stream.status());
            stream.awaitClosed(BOUND);
        }
    }

    /** A connection hears a moment later than a new one that it may write again: as a browser does, it comes back. */
    private boolean opensAStream(String ticket) {
        try (SseConnection stream =
                server.stream("monitor").query("ticket", ticket).open()) {
            return stream.hasEventWithin("hello", BOUND);
        }
    }

    @Test
    void aFullDiskTakesNothingAndSaysSo() throws SQLException {
        try (SmallDisk disk = SmallDisk.ofMegabytes(8);
                SseConnection reader = server.stream(topic).open().awaitHello()) {
            Path place = disk.directory("tablespace");
            sql("CREATE TABLESPACE small LOCATION '" + place + "'", "ALTER TABLE journal SET TABLESPACE small");
            try {
                disk.fillBut(0);
                assertRefused(large(), "disk is full");
                assertReadingGoesOn(reader);
                assertTold("disk is full");
                disk.makeRoom();
                assertWell(reader, List.of("before", "after"));
                large().expect(201);
            } finally {
                disk.makeRoom();
                sql("ALTER TABLE journal SET TABLESPACE pg_default", "DROP TABLESPACE small");
            }
        }
    }

    @Test
    void aCommitThatDoesNotEndHoldsUpNobodyForLong() throws SQLException {
        try (SseConnection reader = server.stream(topic).open().awaitHello()) {

            try (Connection holder = database.connect()) {
                holder.setAutoCommit(false);
                try (Statement lock = holder.createStatement()) {
                    lock.execute("SELECT 1 FROM journal_head FOR UPDATE");
                }
                List<CompletableFuture<Answer>> publishers = IntStream.range(0, PUBLISHERS)
                        .mapToObj(number -> publishing("waits " + number))
                        .toList();
                await().atMost(BOUND).until(this::isWaitedFor);
                for (int look = 0; look < 5; look++) {
                    assertAnsweredWithin(
                            READING, () -> api.anonymous().snapshot(topic).expect(200));
                }
                assertReadingGoesOn(reader);
                assertAnsweredWithin(
                        BOUND, () -> publishers.forEach(publisher -> assertRefused(publisher.join(), "again")));
                holder.rollback();
            }
            assertWell(reader, List.of("before", "after"));
        }
    }

    private static void assertAnsweredWithin(Duration bound, Runnable request) {
        long began = System.nanoTime();
        request.run();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(took.compareTo(bound) < 0, () -> "it took " + took);
    }

    /** One for the row, the others for their turn or for a place: as many as the server has threads for. */
    private boolean isWaitedFor() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE application_name = 'herald' AND wait_event_type = 'Lock'")) {
            row.next();
            return row.getInt(1) > 0;
        }
    }

    private CompletableFuture<Answer> publishing(String headline) {
        return CompletableFuture.supplyAsync(() -> api.publish(topic, headline), task -> new Thread(task).start());
    }

    private String signIn() {
        return api.anonymous()
                .post("/api/session", "{\"name\":\"admin\",\"password\":\"" + HeraldApi.PASSWORD + "\"}")
                .expect(200)
                .header("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
    }

    private Answer large() {
        StringBuilder text = new StringBuilder();
        new Random(1).ints(200_000, 'a', 'z').forEach(letter -> text.append((char) letter));
        return api.publish(topic, "large " + text);
    }

    private static void assertRefused(Answer answer, String why) {
        answer.expect(503);
        assertEquals(
                "application/problem+json",
                answer.header("Content-Type").orElseThrow().split(";")[0]);
        assertTrue(answer.json().getString("detail").contains(why), answer::toString);
        assertTrue(answer.header("Retry-After").isPresent());
    }

    private void assertReadingGoesOn(SseConnection reader) {
        HeraldApi anybody = api.anonymous();
        anybody.snapshot(topic).expect(200);
        anybody.get("/topics/" + topic);
        String cursor = server.head(topic);
        anybody.poll(topic, cursor, 0).expect(200);
        int heartbeats = reader.events("heartbeat").size();
        await().atMost(BOUND).until(() -> reader.events("heartbeat").size() > heartbeats);
        assertNull(reader.closedBecause());
    }

    private void assertTold(String why) {
        Answer ready = api.anonymous().get("/health/ready").expect(200);
        assertTrue(ready.body().contains(why), ready::toString);
    }

    private void assertWell(SseConnection reader, List<String> headlines) {
        await().atMost(BOUND).until(() -> api.publish(topic, "after").status() == 201);
        reader.awaitItem("after");
        assertEquals(1, reader.events("hello").size());
        assertEquals(
                headlines.size(),
                api.anonymous()
                        .snapshot(topic)
                        .expect(200)
                        .json()
                        .getJsonArray("items")
                        .size());
    }

    private void readOnly(boolean on) throws SQLException {
        sql(
                "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
                "ALTER SYSTEM SET default_transaction_read_only = " + (on ? "on" : "off"),
                "SELECT pg_reload_conf()");
        await().atMost(BOUND).until(() -> isReadOnly() == on);
    }

    private boolean isReadOnly() throws SQLException {
        try (Connection fresh = database.connect();
                Statement statement = fresh.createStatement();
                ResultSet row = statement.executeQuery("SHOW default_transaction_read_only")) {
            row.next();
            return row.getString(1).equals("on");
        }
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }
}
