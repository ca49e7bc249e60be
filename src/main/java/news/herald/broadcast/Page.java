package news.herald.broadcast;

import java.util.List;

/**
 * A page of the journal, encoded for one subscription and shared by all that stand at the same place. Immutable.
 *
 * @param batches what it holds, one write each
 * @param upTo the place up to which a reader has everything once all was written
 * @param erasures the ring's count when the page was read: under another, it may hold what is gone
 * @param expired whether part of what should be in it was purged
 * @param full whether it ends because it was full, and not because the journal did
 * @param conflates whether a later event may stand for one that is in it
 * @param head where the journal ended for it
 */
record Page(List<Batch> batches, long upTo, int erasures, boolean expired, boolean full, boolean conflates, long head) {

    static Page purged(int erasures) {
        return new Page(List.of(), 0, erasures, true, false, false, 0);
    }
}
