package news.herald.journal;

import java.time.Instant;
import news.herald.live.Announcement.History;
import news.herald.live.TopicName;

/**
 * One row of the journal. Immutable.
 *
 * @param history what becomes of the earlier entries about the same item
 * @param data one JSON text
 * @param created when it was written, by the clock of the node that wrote it
 */
public record JournalEntry(
        EventId id, TopicName topic, String event, String item, History history, String data, Instant created) {

    /** Whether the earlier entries about the same item are gone with this one. */
    public boolean erases() {
        return history == History.ERASE;
    }

    /** Whether a later entry about the same item that says so too stands for this one. */
    public boolean conflates() {
        return history == History.CONFLATE;
    }
}
