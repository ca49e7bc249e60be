package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import news.herald.testing.HeraldServer;
import news.herald.testing.JournalChecker;
import news.herald.testing.JournalChecker.Entry;
import news.herald.testing.Probe;
import news.herald.testing.ProbeWar;
import news.herald.testing.SseConnection;
import news.herald.testing.StreamRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cursor is honoured, however long ago, or the reader is told that it is not: never silence, never a 5xx. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ReplayIT {

    private static final int EVENTS = 50_000;
    private static final int PER_TRANSACTION = 1_000;

    private HeraldServer server;
    private Probe probe;
    private String topic;
    private String beginning;

    @BeforeAll
    void start() {
        server = HeraldServer.named("replay")
                .war(ProbeWar.file())
                .jvm("-Xmx256m")
                .with("HERALD_RETENTION_EVENTS", Integer.toString(EVENTS))
                .with("HERALD_RETENTION_INTERVAL", "PT0.5S")
                .start();
        probe = new Probe(server.api());
        topic = server.api().freshTopic("replay");
        beginning = server.head(topic);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    @Order(1)
    void fiftyThousandEventsAreReplayedInOrderOutOfASmallHeap() {
        for (int number = 0; number < EVENTS / PER_TRANSACTION; number++) {
            write("replayed" + number, PER_TRANSACTION);
        }
        List<Entry> journal = probe.journal(topic);
        long started = System.nanoTime();
        try (SseConnection reader = server.stream(topic).lastEventId(beginning).open()) {
            List<Entry> received = reader.awaitJournalled(EVENTS, Duration.ofSeconds(90)).stream()
                    .map(event -> new Entry(event.id(), event.json().getString("item")))
                    .toList();
            System.out.printf(
                    "ReplayIT: %d events in %d ms out of a heap of 256 MB%n",
                    received.size(), (System.nanoTime() - started) / 1_000_000);
            assertEquals(List.of(), new JournalChecker(journal).faultsOf(received));
            assertEquals(List.of(), reader.faults());
            assertEquals(EVENTS, received.size());
        }
    }

    @Test
    @Order(2)
    void anExpiredCursorIsToldSo() {
        write("newer", PER_TRANSACTION);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> probe.journal(topic).size() <= EVENTS);
        assertTold(server.stream(topic).lastEventId(beginning));
        assertTold(server.stream(topic).lastEventIdInQuery(beginning));
        assertTrue(poll(beginning).getBoolean("reset"));
    }

    @Test
    @Order(3)
    void aReaderThatWasToldGetsWhatComesNext() {
        try (SseConnection reader =
                server.stream(topic).lastEventId("zzzz-1").open().awaitEvent("reset")) {
            write("after-the-reset", 1);
            assertEquals(
                    topic + ".after-the-reset-0",
                    reader.awaitJournalled(1).get(0).json().getString("item"));
            assertEquals(List.of(), reader.faults());
        }
    }

    Stream<String> cursorsThatCannotBeHonoured() {
        String epoch = beginning.substring(0, beginning.indexOf('-'));
        return Stream.of(
                "zzzz-1",
                epoch + "-99999999",
                epoch + "-9223372036854775807",
                epoch + "-9223372036854775808",
                epoch + "-18446744073709551616",
                epoch + "--1",
                epoch + "-",
                epoch,
                "-5",
                "-",
                "42",
                "letters",
                epoch + "-1x",
                epoch + "-1-1",
                epoch + "- 1",
                epoch + "-0x10",
                epoch + "-١",
                "null",
                "'; DROP TABLE journal; --",
                "../../etc/passwd",
                "ünï-1",
                "a".repeat(2_000));
    }

    @ParameterizedTest
    @MethodSource("cursorsThatCannotBeHonoured")
    @Order(4)
    void aCursorThatCannotBeHonouredIsToldSo(String cursor) {
        assertTold(server.stream(topic).lastEventIdInQuery(cursor));
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(cursor)) {
            // Payara answers 400 to any header that is not ASCII, before Herald sees it.
            assertTold(server.stream(topic).lastEventId(cursor));
        }
        assertTrue(poll(URLEncoder.encode(cursor, StandardCharsets.UTF_8)).getBoolean("reset"));
    }

    @ParameterizedTest
    @MethodSource("cursorsOnlyAQueryCanCarry")
    @Order(4)
    void anOddCursorInTheQueryIsToldSo(String encoded) {
        assertTold(server.stream(topic).query("lastEventId", encoded));
        assertTrue(poll(encoded).getBoolean("reset"));
    }

    static Stream<String> cursorsOnlyAQueryCanCarry() {
        return Stream.of(
                "", "%00", "k3f9%00-1", "k3f9-1%0d%0aevent:%20news.kill", "%0d%0a", "%20", "%ff%fe", "a&lastEventId=b");
    }

    @Test
    @Order(5)
    void aCursorOfTenKilobytesIsToldSo() {
        String cursor = "a".repeat(10 * 1024);
        assertTold(server.stream(topic).query("lastEventId", cursor));
        assertTold(server.stream(topic).lastEventId(cursor));
        assertTrue(poll(cursor).getBoolean("reset"));
    }

    private void assertTold(StreamRequest request) {
        try (SseConnection reader = request.open().awaitEvent("reset")) {
            assertEquals(200, reader.status());
            assertEquals(
                    "/api/topics/" + topic, reader.events("reset").get(0).json().getString("snapshot"));
            assertEquals(List.of(), reader.faults());
            assertEquals(List.of(), reader.journalled());
        }
    }

    private JsonObject poll(String encoded) {
        return server.api().anonymous().poll(topic, encoded, 0).expect(200).json();
    }

    private void write(String prefix, int count) {
        probe.committing(Probe.Writer.BEAN, topic, topic + "." + prefix, count).run();
    }
}
