package news.herald.journal;

import java.util.Optional;

/**
 * What follows the tail's place. Immutable.
 *
 * @param before the entry at that place, unless it was purged or erased
 */
record TailPage(Optional<Trace> before, JournalPage page) {}
