package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SseConnection;
import news.herald.testing.StreamRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whom a full node turns away, and that whoever is turned away comes back by the rules of EventSource alone. */
@Tag("load")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CapacityIT {

    private HeraldServer server;
    private String topic;

    @BeforeAll
    void start() {
        server = HeraldServer.named("capacity")
                .with("HERALD_MAX_READERS", "6")
                .with("HERALD_MAX_READERS_PER_ADDRESS", "3")
                .with("HERALD_TRUSTED_PROXIES", "1")
                .with("HERALD_HEARTBEAT", "PT0.2S")
                .with("HERALD_RETRY", "PT0.2S")
                .with("HERALD_ALLOWED_ORIGINS", "*")
                .start();
        topic = server.api().freshTopic("capacity");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private StreamRequest from(String forwardedFor) {
        return server.stream(topic).header("X-Forwarded-For", forwardedFor);
    }

    @Test
    void anAddressIsTheOneThatTheTrustedProxySaw() {
        List<SseConnection> readers = new ArrayList<>();
        try {
            for (int reader = 0; reader < 3; reader++) {
                // What the reader wrote itself stands before what the proxy added, and counts for nothing.
                readers.add(
                        from("198.51.100." + reader + ", 203.0.113.9").open().awaitHello());
            }
            try (SseConnection oneTooMany = from("198.51.100.77, 203.0.113.9").open();
                    SseConnection another = from("203.0.113.10").open()) {
                assertTurnedAway(oneTooMany);
                another.awaitHello();
            }
        } finally {
            close(readers);
        }
    }

    @Test
    void whoIsTurnedAwayComesBackByItselfAndMissesNothing() {
        List<SseConnection> readers = new ArrayList<>();
        try {
            for (int reader = 0; reader < 6; reader++) {
                readers.add(from("203.0.113." + reader).open().awaitHello());
            }
            String cursor = readers.get(0).events("hello").get(0).json().getString("cursor");
            server.api().publish(topic, "while it was away").expect(201);
            try (SseConnection turnedAway =
                    from("203.0.113.99").lastEventId(cursor).open()) {
                long retry = assertTurnedAway(turnedAway);
                assertTrue(retry >= 200 && retry <= 800, "told to wait " + retry + " ms");
            }
            readers.remove(0).close();
            Awaitility.await().atMost(SseConnection.PATIENCE).until(() -> {
                try (SseConnection again =
                        from("203.0.113.99").lastEventId(cursor).open()) {
                    return again.hasJournalledWithin(1, Duration.ofSeconds(5))
                            && again.events("busy").isEmpty();
                }
            });
        } finally {
            close(readers);
        }
    }

    /** So that a cache may give to all what it was given by one that did not ask. */
    @Test
    void whereAllOriginsMayReadEveryAnswerSaysSoAndIsTheSame() {
        HeraldApi reader = server.api().anonymous();
        for (String path : List.of("/api/topics/" + topic, "/api/nowhere", "/elements/herald.js")) {
            for (String origin : List.of("", "https://anybody.example", "null")) {
                Answer answer = reader.send(
                        origin.isEmpty()
                                ? reader.request(path)
                                : reader.request(path).header("Origin", origin));
                assertEquals(Optional.of("*"), answer.header("Access-Control-Allow-Origin"), path);
                assertFalse(answer.header("Vary").orElse("").contains("Origin"), path);
            }
        }
    }

    /** A 200 that ends: to an EventSource a lost connection, after which it waits and connects again. */
    private static long assertTurnedAway(SseConnection reader) {
        reader.awaitClosed(SseConnection.PATIENCE);
        assertEquals(200, reader.status());
        assertTrue(reader.header("content-type").startsWith("text/event-stream"));
        assertEquals(1, reader.events("busy").size(), reader::toString);
        assertEquals(1, reader.events().size(), reader::toString);
        // Or a page of another origin would see an error, at which an EventSource stops for good.
        assertEquals("*", reader.header("access-control-allow-origin"));
        return reader.retry();
    }

    /** And waits until the server has noticed, which it does at a heartbeat. */
    private void close(List<SseConnection> readers) {
        readers.forEach(SseConnection::close);
        Awaitility.await()
                .atMost(SseConnection.PATIENCE)
                .until(() -> server.api().metric("herald_readers") == 0);
    }
}
