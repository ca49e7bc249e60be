package news.herald.journal;

import java.util.List;

/**
 * What the journal holds after a cursor, as far as one read goes. Immutable.
 *
 * @param entries in the order of their ids
 * @param upTo the place up to which nothing else was there for the topics asked for; the next read begins after it
 * @param head the last id given when the read began
 */
public record JournalPage(List<JournalEntry> entries, long upTo, EventId head) {

    public JournalPage {
        entries = List.copyOf(entries);
    }
}
