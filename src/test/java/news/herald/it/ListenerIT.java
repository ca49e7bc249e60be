package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import news.herald.testing.HeraldServer;
import news.herald.testing.JournalChecker.Entry;
import news.herald.testing.Probe;
import news.herald.testing.Probe.Writer;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The entity listener is the only source of events, whoever writes and whenever JPA flushes. */
@ExtendWith(SharedServer.class)
class ListenerIT {

    private final Probe probe;
    private final String topic;
    private final SseConnection reader;

    ListenerIT(HeraldServer server) {
        probe = new Probe(server.api());
        topic = server.api().freshTopic("listener");
        reader = server.stream(topic).open().awaitHello();
    }

    @AfterEach
    void hangUp() {
        assertEquals(List.of(), reader.faults());
        reader.close();
    }

    @ParameterizedTest
    @EnumSource(Writer.class)
    void aWriteOfAnyBeanIsAnnounced(Writer writer) {
        probe.committing(writer, topic, topic, 3).flushing().run();
        assertAnnounced(
                "score.persisted " + topic + "-0",
                "score.persisted " + topic + "-1",
                "score.persisted " + topic + "-2");
    }

    @ParameterizedTest
    @EnumSource(Writer.class)
    void aWriteThatOnlyTheCommitFlushesIsAnnounced(Writer writer) {
        probe.committing(writer, topic, topic, 2).run();
        // JPA leaves open in which order one flush inserts.
        assertEquals(
                Set.of("score.persisted " + topic + "-0", "score.persisted " + topic + "-1"), Set.copyOf(announced(2)));
    }

    @ParameterizedTest
    @EnumSource(Writer.class)
    void aRollbackIsSilent(Writer writer) {
        probe.rollingBack(writer, topic, topic + ".undone", 2).run();
        probe.rollingBack(writer, topic, topic + ".flushed", 2).flushing().run();
        probe.committing(writer, topic, topic, 1).run();
        assertAnnounced("score.persisted " + topic + "-0");
        assertEquals(1, probe.journal(topic).size());
    }

    @ParameterizedTest
    @EnumSource(Writer.class)
    void aCommitThatFailsIsSilent(Writer writer) {
        probe.failingToCommit(writer, topic, topic + ".undone", 2).run();
        probe.failingToCommit(writer, topic, topic + ".flushed", 2).flushing().run();
        probe.committing(writer, topic, topic, 1).run();
        assertEquals(List.of(topic + "-0"), probe.items(topic), "the entities that were committed");
        assertEquals(
                List.of(topic + "-0"),
                probe.journal(topic).stream().map(Entry::item).toList(),
                "the journal of what was committed");
        assertAnnounced("score.persisted " + topic + "-0");
    }

    @Test
    void anUpdateOfAManagedEntityIsAnnounced() {
        probe.committing(Writer.BEAN, topic, topic, 1).run();
        probe.reach(topic + "-0", 7);
        assertAnnounced("score.persisted " + topic + "-0", "score.updated " + topic + "-0");
        assertEquals(7, reader.journalled().get(1).json().getInt("points"));
    }

    @Test
    void aRemovalIsAnnounced() {
        probe.committing(Writer.BEAN, topic, topic, 1).run();
        probe.remove(topic + "-0");
        assertAnnounced("score.persisted " + topic + "-0", "score.removed " + topic + "-0");
    }

    @Test
    void anUpdateThatChangesNothingIsNotAnnounced() {
        probe.committing(Writer.BEAN, topic, topic, 1).run();
        probe.reach(topic + "-0", 0);
        probe.reach(topic + "-0", 1);
        assertAnnounced("score.persisted " + topic + "-0", "score.updated " + topic + "-0");
    }

    private void assertAnnounced(String... announcements) {
        assertEquals(List.of(announcements), announced(announcements.length));
    }

    private List<String> announced(int count) {
        return reader.awaitJournalled(count).stream()
                .map(event -> event.type() + " " + event.json().getString("item"))
                .toList();
    }
}
