package news.herald.journal;

import java.time.Instant;

/** What tells an entry from the one that has its place in another history. Immutable. */
record Trace(String epoch, String item, Instant created) {

    static Trace of(JournalEntry entry) {
        return new Trace(entry.id().epoch(), entry.item(), entry.created());
    }
}
