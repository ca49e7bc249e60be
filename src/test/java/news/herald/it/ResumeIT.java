package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import news.herald.testing.HeraldServer;
import news.herald.testing.Probe;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import news.herald.testing.SseEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A reader is a cursor: wherever it left, there it goes on. */
@ExtendWith(SharedServer.class)
class ResumeIT {

    private final HeraldServer server;
    private final Probe probe;
    private final String topic;

    ResumeIT(HeraldServer server) {
        this.server = server;
        this.probe = new Probe(server.api());
        this.topic = server.api().freshTopic("resume");
    }

    @Test
    void aReaderThatReconnectsMissesNothing() {
        String last;
        try (SseConnection reader = server.stream(topic).open().awaitHello()) {
            write("before", 3);
            last = reader.awaitJournalled(3).get(2).id();
        }
        write("between", 4);
        try (SseConnection byHeader =
                        server.stream(topic).lastEventId(last).open().awaitHello();
                SseConnection byQuery =
                        server.stream(topic).lastEventIdInQuery(last).open().awaitHello()) {
            write("after", 2);
            List<String> expected = List.of("between-0", "between-1", "between-2", "between-3", "after-0", "after-1");
            assertEquals(expected.stream().map(this::named).toList(), items(byHeader.awaitJournalled(6)));
            assertEquals(expected.stream().map(this::named).toList(), items(byQuery.awaitJournalled(6)));
            assertEquals(List.of(), byHeader.faults());
        }
    }

    @Test
    void aReaderThatResumesAtTheHeadGetsOnlyWhatIsNew() {
        write("old", 2);
        String head = probe.journal(topic).get(1).id();
        try (SseConnection reader =
                server.stream(topic).lastEventId(head).open().awaitHello()) {
            write("new", 1);
            assertEquals(List.of(named("new-0")), items(reader.awaitJournalled(1)));
        }
    }

    /** "Now" is where the node is, which may be a moment behind the commit that its client was told of. */
    @Test
    void whoResumesAtTheCursorOfAGreetingGetsWhatTheGreetedGot() {
        write("old", 2);
        try (SseConnection greeted = server.stream(topic).open().awaitHello()) {
            String cursor = greeted.events("hello").get(0).json().getString("cursor");
            write("new", 2);
            greeted.awaitItem(named("new-1"));
            try (SseConnection resumed =
                    server.stream(topic).lastEventId(cursor).open()) {
                resumed.awaitItem(named("new-1"));
                assertEquals(greeted.journalled(), resumed.journalled());
            }
        }
    }

    @Test
    void theCursorOfTheSnapshotIsWhereTheStreamGoesOn() {
        write("old", 2);
        String cursor =
                server.api().anonymous().snapshot(topic).expect(200).json().getString("cursor");
        write("new", 1);
        try (SseConnection reader = server.stream(topic).lastEventId(cursor).open()) {
            assertEquals(List.of(named("new-0")), items(reader.awaitJournalled(1)));
        }
    }

    @Test
    void aPollGoesOnWhereAStreamLeft() {
        String last;
        try (SseConnection reader = server.stream(topic).open().awaitHello()) {
            write("streamed", 2);
            last = reader.awaitJournalled(2).get(1).id();
        }
        write("polled", 3);
        // A poll gives what the node has seen of the journal, which follows a commit by a moment.
        JsonObject page = Awaitility.await()
                .until(
                        () -> server.api()
                                .anonymous()
                                .poll(topic, last, 0)
                                .expect(200)
                                .json(),
                        polled -> polled.getJsonArray("events").size() == 3);
        assertEquals(
                IntStream.range(0, 3)
                        .mapToObj(number -> named("polled-" + number))
                        .toList(),
                page.getJsonArray("events").getValuesAs(JsonObject.class).stream()
                        .map(event -> event.getJsonObject("data").getString("item"))
                        .toList());
        assertEquals(probe.journal(topic).get(4).id(), page.getString("cursor"));
    }

    @Test
    void theHeartbeatCarriesTheHead() {
        write("only", 1);
        String head = probe.journal(topic).get(0).id();
        try (SseConnection reader = server.stream(topic).open().awaitEvent("heartbeat")) {
            String cursor = reader.events("heartbeat").get(0).json().getString("cursor");
            assertTrue(sequence(cursor) >= sequence(head), cursor + " is before " + head);
            assertEquals(List.of(), reader.faults());
        }
    }

    private static long sequence(String id) {
        return Long.parseLong(id.substring(id.indexOf('-') + 1));
    }

    private void write(String prefix, int count) {
        probe.committing(Probe.Writer.BEAN, topic, named(prefix), count)
                .flushing()
                .run();
    }

    /** Items are unique over all topics, so that each test names its own. */
    private String named(String item) {
        return topic + "." + item;
    }

    private static List<String> items(List<SseEvent> events) {
        return events.stream().map(event -> event.json().getString("item")).toList();
    }
}
