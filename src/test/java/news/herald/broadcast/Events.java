package news.herald.broadcast;

import java.time.Instant;
import news.herald.journal.EventId;
import news.herald.journal.JournalEntry;
import news.herald.live.TopicName;

/** Events for tests, all about the same item. */
final class Events {

    private Events() {}

    static EncodedEvent event(long seq, String topic) {
        return event(seq, topic, Long.toString(seq));
    }

    static EncodedEvent event(long seq, String topic, String text) {
        return entry(seq, topic, "\"" + text + "\"", false);
    }

    static EncodedEvent erasing(long seq, String topic) {
        return entry(seq, topic, "null", true);
    }

    static EncodedEvent passing(String topic) {
        return EncodedEvent.passing(new TopicName(topic), "test", "1", 0);
    }

    private static EncodedEvent entry(long seq, String topic, String data, boolean erases) {
        return EncodedEvent.of(new JournalEntry(
                new EventId("e", seq), new TopicName(topic), "test", "item", erases, data, Instant.now()));
    }
}
