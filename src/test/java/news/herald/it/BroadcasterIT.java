package news.herald.it;

import static news.herald.testing.SseConnection.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.Probe;
import news.herald.testing.Probe.Writer;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import news.herald.testing.SseEvent;
import news.herald.testing.StreamRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A topic's broadcaster is an {@code SseBroadcaster} as JAX-RS means it, and Herald's readers are its sinks. */
@ExtendWith(SharedServer.class)
class BroadcasterIT {

    private final HeraldServer server;
    private final HeraldApi api;
    private final Probe probe;
    private final String topic;

    BroadcasterIT(HeraldServer server) {
        this.server = server;
        api = server.api();
        probe = new Probe(api);
        topic = api.freshTopic("broadcaster");
    }

    private SseConnection registeredSink() {
        return StreamRequest.of(server.port(), "/test/broadcaster/" + topic + "/sink")
                .open()
                .awaitEvent("registered");
    }

    private void post(String path) {
        assertTrue(api.send(api.request("/test/broadcaster/" + topic + path).POST(BodyPublishers.noBody()))
                        .status()
                < 300);
    }

    @Test
    void aSinkThatTheServerMadeFollowsTheJournal() {
        try (SseConnection sink = registeredSink();
                SseConnection reader = server.stream(topic).open().awaitHello()) {
            probe.committing(Writer.BEAN, topic, topic, 3).flushing().run();
            List<String> expected =
                    reader.awaitJournalled(3).stream().map(SseEvent::id).toList();
            assertEquals(
                    expected, sink.awaitJournalled(3).stream().map(SseEvent::id).toList());
        }
    }

    @Test
    void whatIsBroadcastWithoutTheJournalReachesWhoIsThereAndIsNotReplayed() {
        String before;
        try (SseConnection sink = registeredSink();
                SseConnection reader = server.stream(topic).open().awaitHello()) {
            before = reader.events("hello").get(0).json().getString("cursor");
            post("/event/weather");
            reader.awaitEvent("weather");
            sink.awaitEvent("weather");
            assertTrue(reader.journalled().isEmpty(), "it has an id: " + reader.raw());
        }
        probe.committing(Writer.BEAN, topic, topic, 1).flushing().run();
        try (SseConnection late = server.stream(topic).lastEventId(before).open()) {
            late.awaitJournalled(1);
            assertTrue(late.events("weather").isEmpty(), "it was replayed: " + late.raw());
        }
    }

    @Test
    void aSinkWhoseClientIsGoneLeavesThoughNothingIsPublished() {
        registeredSink().close();
        await().atMost(PATIENCE).until(() -> closed() == 1);
    }

    private int closed() {
        return Integer.parseInt(
                api.get("/test/broadcaster/" + topic + "/closed").expect(200).body());
    }

    @Test
    void aBroadcasterThatIsClosedEndsItsReaders() {
        SseConnection reader = server.stream(topic).open().awaitHello();
        post("/close");
        reader.awaitClosed(PATIENCE);
    }
}
