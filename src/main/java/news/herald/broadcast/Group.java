package news.herald.broadcast;

import java.util.ArrayList;
import java.util.List;

/**
 * The readers of one lane that ask for the same, and the bytes that they share. Owned by the lane's thread.
 */
final class Group {

    private static final int SHARED = 4;

    final Subscription subscription;
    final List<Reader> members = new ArrayList<>();

    /** The first event since the last pass that concerns the group, or -1. */
    long touchedFrom = -1;

    private final Ring ring;
    private final int mostBytes;
    private final Shelf shelf;
    private final SharedBatch[] shared = new SharedBatch[SHARED];
    private int next;

    /** @param shelf of all groups of the lane */
    Group(Subscription subscription, Ring ring, int mostBytes, Shelf shelf) {
        this.shelf = shelf;
        this.subscription = subscription;
        this.ring = ring;
        this.mostBytes = mostBytes;
    }

    /**
     * What stands in the ring from a position on, as much as goes in one write; null if some of it was evicted.
     *
     * @param behind whether events for which later ones stand are left out
     */
    Batch from(long position, boolean behind) {
        int erasures = ring.erasures();
        long end = ring.end();
        for (SharedBatch known : shared) {
            if (known != null && known.serves(position, erasures, behind, end)) {
                return known.batch();
            }
        }
        SharedBatch made = collect(position, erasures, behind, end);
        if (made == null) {
            return null;
        }
        // An empty batch ends where the ring ends now, which is not where it ends for the next that asks.
        Batch batch = made.batch();
        if (!batch.isEmpty()) {
            shared[next] = made;
            next = (next + 1) % SHARED;
            shelf.keep(made);
        }
        return batch;
    }

    private SharedBatch collect(long from, int erasures, boolean behind, long end) {
        List<EncodedEvent> events = new ArrayList<>();
        boolean conflating = false;
        long place = -1;
        int bytes = 0;
        long position = from;
        for (; position < end; position++) {
            EncodedEvent event = ring.get(position);
            if (event == null) {
                return null;
            }
            boolean wanted = subscription.wants(event);
            conflating |= wanted && event.conflates();
            if (wanted && !(behind && event.isSupersededBefore(end))) {
                bytes += event.bytes(subscription.form()).length;
                if (bytes > mostBytes && !events.isEmpty()) {
                    break;
                }
                events.add(event);
            }
            place = event.place();
        }
        Batch batch = Batch.of(events, subscription.form(), position, place);
        return new SharedBatch(from, erasures, conflating, behind, end, batch);
    }

    void join(Reader reader) {
        reader.member = members.size();
        members.add(reader);
    }

    void leave(Reader reader) {
        Reader last = members.remove(members.size() - 1);
        if (last != reader) {
            members.set(reader.member, last);
            last.member = reader.member;
        }
    }
}
