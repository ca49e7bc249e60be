package news.herald.broadcast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.herald.journal.EventId;
import news.herald.journal.Journal;

/**
 * What follows a cursor, for those that ask and go: from the ring where it reaches, else from the journal. Safe for use by
 * many threads.
 */
public final class Replay {

    private static final long PAGE_CHARS = 1024 * 1024;

    /**
     * A part of the order. Immutable.
     *
     * @param cursor the id to go on from
     */
    public record Part(EventId cursor, List<EncodedEvent> events) {}

    private final Journal journal;
    private final Ring ring;
    private final int most;

    Replay(Journal journal, Ring ring, int most) {
        this.journal = journal;
        this.ring = ring;
        this.most = most;
    }

    /**
     * What follows, as much as goes in one answer, without events for which later ones stand: who asks is behind. Empty
     * when some of it has been purged.
     */
    public Optional<Part> after(Subscription subscription, EventId cursor) {
        EventId head = ring.head();
        long position = ring.positionAfter(cursor.seq());
        if (position >= 0) {
            Optional<Part> part = fromRing(subscription, cursor, head, position);
            if (part.isPresent()) {
                return part;
            }
        }
        return fromJournal(subscription, cursor);
    }

    private Optional<Part> fromRing(Subscription subscription, EventId cursor, EventId head, long from) {
        List<EncodedEvent> events = new ArrayList<>();
        long chars = 0;
        long end = ring.end();
        for (long position = from; position < end; position++) {
            EncodedEvent event = ring.get(position);
            if (event == null) {
                return Optional.empty();
            }
            if (event.id().isPresent() && subscription.wants(event) && !event.isSupersededBefore(end)) {
                if (events.size() == most || (chars += event.size()) > PAGE_CHARS && !events.isEmpty()) {
                    return Optional.of(part(events));
                }
                events.add(event);
            }
        }
        // The head was read before the end of the ring: it may be behind what was found, never before what was not.
        EventId last = events.isEmpty() ? cursor : part(events).cursor();
        return Optional.of(new Part(last.seq() > head.seq() ? last : head, events));
    }

    private Optional<Part> fromJournal(Subscription subscription, EventId cursor) {
        return journal.after(subscription.topics(), cursor.seq(), ring.head(), most, PAGE_CHARS)
                .map(page -> {
                    List<EncodedEvent> events = page.entries().stream()
                            // For those who named their topics, so for nobody who asks for everything.
                            .map(entry -> EncodedEvent.of(entry, false))
                            .filter(subscription::wants)
                            .toList();
                    // The cursor may come from a node whose tail is ahead of ours.
                    boolean toTheEnd = page.upTo() == page.head().seq() && page.upTo() > cursor.seq();
                    EventId upTo = toTheEnd ? page.head() : cursor;
                    return events.isEmpty() ? new Part(upTo, events) : part(events);
                });
    }

    private static Part part(List<EncodedEvent> events) {
        return new Part(events.get(events.size() - 1).id().orElseThrow(), List.copyOf(events));
    }
}
