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
    private final Shared[] shared = new Shared[SHARED];
    private int next;

    private record Shared(long from, int erasures, Batch batch) {}

    Group(Subscription subscription, Ring ring, int mostBytes) {
        this.subscription = subscription;
        this.ring = ring;
        this.mostBytes = mostBytes;
    }

    /** What stands in the ring from a position on, as much as goes in one write; null if some of it was evicted. */
    Batch from(long position) {
        int erasures = ring.erasures();
        for (Shared known : shared) {
            if (known != null && known.from == position && known.erasures == erasures) {
                return known.batch;
            }
        }
        Batch batch = collect(position);
        // An empty batch ends where the ring ends now, which is not where it ends for the next that asks.
        if (batch != null && !batch.isEmpty()) {
            shared[next] = new Shared(position, erasures, batch);
            next = (next + 1) % SHARED;
        }
        return batch;
    }

    private Batch collect(long from) {
        List<EncodedEvent> events = new ArrayList<>();
        long end = ring.end();
        long place = -1;
        int bytes = 0;
        long position = from;
        for (; position < end; position++) {
            EncodedEvent event = ring.get(position);
            if (event == null) {
                return null;
            }
            if (subscription.wants(event)) {
                bytes += event.bytes(subscription.form()).length;
                if (bytes > mostBytes && !events.isEmpty()) {
                    break;
                }
                events.add(event);
            }
            place = event.place();
        }
        return Batch.of(events, subscription.form(), position, place);
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
