package news.herald.broadcast;

import java.time.Instant;
import news.herald.journal.EventId;
import news.herald.journal.JournalEntry;
import news.herald.live.Announcement.History;
import news.herald.live.TopicName;
import news.herald.topics.Topics;

/** Events for tests, all about the same item. */
final class Events {

    private Events() {}

    static EncodedEvent event(long seq, String topic) {
        return event(seq, topic, Long.toString(seq));
    }

    static EncodedEvent event(long seq, String topic, String text) {
        return entry(seq, topic, "\"" + text + "\"", History.KEEP);
    }

    static EncodedEvent erasing(long seq, String topic) {
        return entry(seq, topic, "null", History.ERASE);
    }

    /** One for which a later one about the same item stands. */
    static EncodedEvent conflating(long seq, String topic, String item, String text) {
        return EncodedEvent.of(conflatingEntry(seq, topic, item, text), true);
    }

    static JournalEntry conflatingEntry(long seq, String topic, String item, String text) {
        return new JournalEntry(
                new EventId("e", seq),
                new TopicName(topic),
                "test",
                item,
                History.CONFLATE,
                '"' + text + '"',
                Instant.now());
    }

    static EncodedEvent passing(String topic) {
        return EncodedEvent.passing(new TopicName(topic), "test", "1", 0, isEverybodys(topic));
    }

    static JournalEntry journalled(long seq, String topic) {
        return new JournalEntry(
                new EventId("e", seq), new TopicName(topic), "test", "item", History.KEEP, "1", Instant.now());
    }

    private static EncodedEvent entry(long seq, String topic, String data, History history) {
        return EncodedEvent.of(
                new JournalEntry(
                        new EventId("e", seq), new TopicName(topic), "test", "item", history, data, Instant.now()),
                isEverybodys(topic));
    }

    /** As if there were one private topic. */
    private static boolean isEverybodys(String topic) {
        return !topic.equals("secret") && Topics.mayBeForEverybody(new TopicName(topic));
    }
}
