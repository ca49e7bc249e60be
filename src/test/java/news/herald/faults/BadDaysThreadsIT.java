package news.herald.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import news.herald.testing.SseEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Code of an application ends in an error in a thread of the engine: that begins again, and its readers miss nothing. */
@ExtendWith(SharedServer.class)
class BadDaysThreadsIT {

    private static final int READERS = 8;
    private static final Pattern LANES = Pattern.compile("herald_engine_restarts_total\\{thread=\"lane-\\d+\"} (\\d+)");

    private final HeraldServer server;
    private final HeraldApi api;
    private String topic;

    BadDaysThreadsIT(HeraldServer server) {
        this.server = server;
        api = server.api();
    }

    @BeforeEach
    void topicOfItsOwn() {
        topic = api.freshTopic("threads");
    }

    @Test
    void theTailGoesOnAfterAnError() {
        double before = api.metric("herald_engine_restarts_total{thread=\"tail\"}");
        List<SseConnection> readers = readers();
        poison("tail");
        assertMissNothing(readers);
        assertEquals(before + 1, api.metric("herald_engine_restarts_total{thread=\"tail\"}"));
        assertTold("tail began again");
    }

    @Test
    void aLaneGoesOnThoughMemoryIsShortForAMoment() {
        long before = restartsOfLanes();
        List<SseConnection> readers = readers();
        poison("true");
        assertMissNothing(readers);
        await().until(() -> restartsOfLanes() == before + 3);
        assertTold("lane-");
    }

    @Test
    void aReaderThatEndsInAnErrorIsLeftBehind() {
        double before = api.metric("herald_readers_closed_total{reason=\"fault\"}");
        List<SseConnection> readers = readers();
        poison("false");
        assertMissNothing(readers);
        await().until(() -> api.metric("herald_readers_closed_total{reason=\"fault\"}") == before + 1);
    }

    /** On each lane some. */
    private List<SseConnection> readers() {
        return IntStream.range(0, READERS)
                .mapToObj(number -> server.stream(topic).open().awaitHello())
                .toList();
    }

    private void poison(String what) {
        api.send(api.request("/test/broadcaster/" + topic + "/poison/" + what).POST(BodyPublishers.noBody()))
                .expect(204);
    }

    private void assertMissNothing(List<SseConnection> readers) {
        try {
            List<String> headlines = List.of("first", "second", "third");
            headlines.forEach(headline -> api.publish(topic, headline).expect(201));
            for (SseConnection reader : readers) {
                List<SseEvent> events = reader.awaitItem("third").journalled();
                assertEquals(
                        headlines,
                        events.stream()
                                .map(event -> event.json()
                                        .getJsonArray("headlines")
                                        .getJsonObject(0)
                                        .getString("value"))
                                .toList());
                assertNull(reader.closedBecause());
            }
        } finally {
            readers.forEach(SseConnection::close);
        }
    }

    private long restartsOfLanes() {
        return LANES.matcher(api.get("/metrics").expect(200).body())
                .results()
                .mapToLong(result -> Long.parseLong(result.group(1)))
                .sum();
    }

    private void assertTold(String what) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            Answer ready = api.anonymous().get("/health/ready");
            assertTrue(ready.body().contains(what), ready::toString);
            assertEquals(200, ready.status());
        });
    }
}
