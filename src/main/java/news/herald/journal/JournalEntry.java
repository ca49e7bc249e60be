package news.herald.journal;

import news.herald.live.TopicName;

/**
 * One row of the journal. Immutable.
 *
 * @param erases whether the earlier entries about the same item are gone with this one
 * @param data one JSON text
 */
public record JournalEntry(EventId id, TopicName topic, String event, String item, boolean erases, String data) {}
