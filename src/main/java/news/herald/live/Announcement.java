package news.herald.live;

import java.util.Objects;

/**
 * One event as the entity words it. Immutable.
 *
 * @param topic who is told
 * @param event the SSE event name, for example {@code news.publish}; 1 to 64 characters
 * @param item what it is about, unique over all topics, for example the address of a news item; 1 to 255 characters
 * @param data the payload: one JSON text, at most 1,048,576 characters
 * @param history what becomes of earlier events about the same item
 */
public record Announcement(TopicName topic, String event, String item, String data, History history) {

    /** What becomes of the earlier events about an item once this one is committed. */
    public enum History {
        /** They stay, and late readers are given all of them. */
        KEEP,
        /** They are erased from every place; late readers are given this event only. */
        ERASE,
        /**
         * This one stands for those of them that say the same: a reader that is behind is given the last only, as it is
         * with scores and prices. Who keeps up is given each.
         */
        CONFLATE
    }

    public Announcement {
        Objects.requireNonNull(topic);
        Objects.requireNonNull(event);
        Objects.requireNonNull(item);
        Objects.requireNonNull(data);
        Objects.requireNonNull(history);
    }

    public static Announcement of(TopicName topic, String event, String item, String data) {
        return new Announcement(topic, event, item, data, History.KEEP);
    }

    /** The same, and everything said of the item before is erased. */
    public Announcement erasingHistory() {
        return new Announcement(topic, event, item, data, History.ERASE);
    }

    /** The same, and it stands for what was said of the item before to whoever has not heard that yet. */
    public Announcement conflatingHistory() {
        return new Announcement(topic, event, item, data, History.CONFLATE);
    }
}
