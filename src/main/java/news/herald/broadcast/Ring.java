package news.herald.broadcast;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import news.herald.journal.EventId;

/**
 * The newest events of the node, of all topics in their one order, bounded in number and in bytes. A position counts
 * what was ever appended; the ring holds those from {@link #start} to {@link #end}.
 *
 * <p>Appending and searching exclude each other by this object's lock. Reading does not: an event is read first and the
 * start afterwards, and whoever evicts moves the start first, so that a reader that was given another's slot notices.
 */
final class Ring {

    /** A cursor for which the ring does not hold everything any more. */
    static final long TOO_OLD = -1;

    /** A cursor that this node's tail has not reached yet. */
    static final long AHEAD = -2;

    private final AtomicReferenceArray<EncodedEvent> slots;
    private final int mask;
    private final long mostBytes;

    // Guarded by the lock.
    /** The newest event about each item whose events conflate: of those in the ring, so no more than it holds. */
    private final Map<String, EncodedEvent> newest = new HashMap<>();

    private long bytes;
    private long base;

    // Written under the lock.
    private volatile long start;
    private volatile long end;
    private volatile long told;
    private volatile EventId head;
    private volatile int erasures;

    /** @param head the end of the journal when the ring begins */
    Ring(int events, long mostBytes, EventId head) {
        int size = Integer.highestOneBit(Math.max(2, events - 1)) << 1;
        this.slots = new AtomicReferenceArray<>(size);
        this.mask = size - 1;
        this.mostBytes = mostBytes;
        this.base = head.seq();
        this.head = head;
    }

    /** Appends and returns the position. What the event erases is gone before the event can be seen. */
    synchronized long append(EncodedEvent event) {
        if (event.erases()) {
            erase(event.item(), event.place());
        }
        long position = end;
        bytes += event.size();
        while (start < position && (position - start == slots.length() || bytes > mostBytes)) {
            evict();
        }
        slots.set((int) (position & mask), event);
        if (event.conflates()) {
            supersede(event, position);
        }
        end = position + 1;
        // After the end: whoever has seen this head finds the event.
        event.id().ifPresent(id -> head = id);
        return position;
    }

    /** Before the end is moved: whoever sees the new one finds the old one superseded. */
    private void supersede(EncodedEvent event, long position) {
        EncodedEvent before = newest.put(event.item(), event);
        if (before != null && before.topic().equals(event.topic())) {
            before.supersededAt(position);
        }
    }

    synchronized void head(EventId id) {
        head = id;
    }

    /** Forgets everything, after the history itself was lost. */
    synchronized void restart(EventId at) {
        while (start < end) {
            evict();
        }
        erasures++;
        base = at.seq();
        head = at;
    }

    /** Whether whoever has everything up to this place can be given the rest from here. */
    boolean reaches(long place) {
        return positionAfter(place) != TOO_OLD;
    }

    /** The position of the first event after a place in the journal, {@link #TOO_OLD} or {@link #AHEAD}. */
    synchronized long positionAfter(long place) {
        if (place < base) {
            return TOO_OLD;
        }
        if (place > head.seq()) {
            return AHEAD;
        }
        long low = start;
        long high = end;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (slots.get((int) (middle & mask)).place() <= place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The position from which on nothing is known yet to whoever has everything up to this place; no position for one who
     * has more than is here.
     */
    synchronized long unseenFrom(long place) {
        return place <= head.seq() ? end : Long.MAX_VALUE;
    }

    /** The event at a position before the end, or null if it has been evicted. */
    EncodedEvent get(long position) {
        EncodedEvent event = slots.get((int) (position & mask));
        return position < start ? null : event;
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    /** Says that the lanes were told of all that is here. By whoever appends, before anything else is appended. */
    void tell() {
        told = end;
    }

    /** Where what the lanes were told of ends. */
    long told() {
        return told;
    }

    /** The last id that was given as far as this node knows. */
    EventId head() {
        return head;
    }

    /** Counts what erased others. Bytes that were put together under another count may hold what is gone. */
    int erasures() {
        return erasures;
    }

    /** Items of which it is known what was said last. */
    synchronized int items() {
        return newest.size();
    }

    /** Leaves nothing of what was said of an item before a place. */
    synchronized void erase(String item, long before) {
        for (long position = start; position < end; position++) {
            int slot = (int) (position & mask);
            EncodedEvent event = slots.get(slot);
            if (event.place() < before && item.equals(event.item())) {
                newest.remove(item, event);
                bytes -= event.size();
                slots.set(slot, event.erased());
                bytes += slots.get(slot).size();
            }
        }
        erasures++;
    }

    private void evict() {
        int slot = (int) (start & mask);
        EncodedEvent oldest = slots.get(slot);
        base = Math.max(base, oldest.place());
        bytes -= oldest.size();
        if (oldest.conflates()) {
            newest.remove(oldest.item(), oldest);
        }
        start++;
        slots.set(slot, null);
    }
}
