package news.herald.journal;

import java.time.Instant;
import news.herald.live.TopicName;

/**
 * One row of the journal. Immutable.
 *
 * @param erases whether the earlier entries about the same item are gone with this one
 * @param data one JSON text
 * @param created when it was written, by the clock of the node that wrote it
 */
public record JournalEntry(
        EventId id, TopicName topic, String event, String item, boolean erases, String data, Instant created) {}
