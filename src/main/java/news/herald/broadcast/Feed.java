package news.herald.broadcast;

import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import news.herald.journal.EventId;
import news.herald.journal.JournalEntry;
import news.herald.live.TopicName;

/**
 * Brings what is new into the ring and says so. One thread at a time does both, and says last how far it has said it: up to
 * there a lane has been told of all that concerns the same readers. Safe for use by many threads.
 */
final class Feed {

    private final Ring ring;
    private final Predicate<TopicName> everybodys;
    private final ObjLongConsumer<TopicName> touch;
    private final Runnable wake;

    /**
     * @param everybodys whether a topic is for everybody; may ask the database for one that this node has not met, and throws
     *     when it cannot: then the event is not delivered before it is known
     * @param touch told the first position of what is new of a topic; neither waits nor throws
     * @param wake after all of it was told
     */
    Feed(Ring ring, Predicate<TopicName> everybodys, ObjLongConsumer<TopicName> touch, Runnable wake) {
        this.ring = ring;
        this.everybodys = everybodys;
        this.touch = touch;
        this.wake = wake;
    }

    /** The journal's next entries. */
    void journalled(List<JournalEntry> entries) {
        // Before the lock, for which those who broadcast wait: the database may be slow.
        Map<TopicName, Boolean> open = new HashMap<>();
        entries.forEach(entry -> open.computeIfAbsent(entry.topic(), everybodys::test));
        append(entries, open);
    }

    private synchronized void append(List<JournalEntry> entries, Map<TopicName, Boolean> open) {
        Map<TopicName, Long> first = new LinkedHashMap<>();
        long appended = ring.head().seq();
        try {
            for (JournalEntry entry : entries) {
                append(entry, appended, open, first);
            }
        } finally {
            // Of what stands in the ring, also where there was no memory for the rest: what comes next is told beyond
            // it.
            first.forEach(touch::accept);
        }
        told();
    }

    private void append(JournalEntry entry, long appended, Map<TopicName, Boolean> open, Map<TopicName, Long> first) {
        // What is handed on again, after a fault in the midst, stands in the ring; only its readers may not know.
        boolean again = entry.id().seq() <= appended;
        long position = again
                ? Math.max(0, ring.positionAfter(entry.id().seq() - 1))
                : ring.append(EncodedEvent.of(entry, open.get(entry.topic())));
        first.putIfAbsent(entry.topic(), position);
    }

    /** The history itself was lost; it goes on from here. */
    synchronized void restart(EventId head) {
        ring.restart(head);
    }

    /** An event that is not journalled: takes its place in the order and is gone with the ring. */
    void passing(TopicName topic, OutboundSseEvent event) {
        append(topic, event, everybodys.test(topic));
    }

    private synchronized void append(TopicName topic, OutboundSseEvent event, boolean all) {
        String name = Optional.ofNullable(event.getName()).orElse("message");
        long position = ring.append(EncodedEvent.passing(
                topic, name, ControlEvents.text(event.getData()), ring.head().seq(), all));
        touch.accept(topic, position);
        told();
    }

    private void told() {
        ring.tell();
        wake.run();
    }
}
