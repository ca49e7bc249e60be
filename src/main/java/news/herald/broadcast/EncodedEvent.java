package news.herald.broadcast;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import news.herald.journal.EventId;
import news.herald.journal.JournalEntry;
import news.herald.live.Announcement.History;
import news.herald.live.TopicName;

/**
 * One event as the bytes that all its readers share. Encoded once, in the form that names its type; the form for clients
 * that only have {@code onmessage} is made when the first of them asks. Immutable to its users but for what the ring says
 * of its successor, so safe for use by many threads.
 */
public final class EncodedEvent implements OutboundSseEvent {

    private final EventId id;
    private final TopicName topic;
    private final String name;
    private final String item;
    private final History history;
    private final long place;
    private final long createdMicros;
    private final boolean everybodys;
    private final byte[] typed;
    private final int dataStart;

    // Written by the ring, under its lock and before it shows its new end.
    private volatile long successor = Long.MAX_VALUE;

    // Made twice at worst, alike each time.
    private volatile byte[] message;

    private EncodedEvent(
            EventId id,
            TopicName topic,
            String name,
            String item,
            History history,
            long place,
            long createdMicros,
            boolean everybodys,
            String data) {
        this.everybodys = everybodys;
        this.createdMicros = createdMicros;
        this.id = id;
        this.topic = topic;
        this.name = name;
        this.item = item;
        this.history = history;
        this.place = place;
        byte[] head = SseEncoder.head(id == null ? null : id.toString(), name);
        this.dataStart = head.length + SseEncoder.DATA.length;
        this.typed = SseEncoder.event(head, SseEncoder.oneLine(data));
    }

    /** An event of the journal. @param everybodys whether it may go to whoever asks for everything */
    static EncodedEvent of(JournalEntry entry, boolean everybodys) {
        return new EncodedEvent(
                entry.id(),
                entry.topic(),
                entry.event(),
                entry.item(),
                entry.history(),
                entry.id().seq(),
                ChronoUnit.MICROS.between(Instant.EPOCH, entry.created()),
                everybodys,
                entry.data());
    }

    /** An event that passes by, for {@link TopicBroadcaster#broadcast}. @param data JSON */
    public static EncodedEvent passing(TopicName topic, String name, String data) {
        return passing(topic, name, data, -1, false);
    }

    /** An event that passes by: without id, not kept, and so not replayed. */
    static EncodedEvent passing(TopicName topic, String name, String data, long place, boolean everybodys) {
        return new EncodedEvent(null, topic, name, null, History.KEEP, place, -1, everybodys, data);
    }

    /** What stands in the ring where an erased event stood. */
    EncodedEvent erased() {
        return new EncodedEvent(id, null, "erased", null, History.KEEP, place, -1, false, "");
    }

    byte[] bytes(Subscription.Form form) {
        if (form == Subscription.Form.TYPED) {
            return typed;
        }
        byte[] made = message;
        if (made == null) {
            made = SseEncoder.message(Optional.ofNullable(id), Optional.ofNullable(topic), name, getData());
            message = made;
        }
        return made;
    }

    /** Bytes that the event takes in memory, nearly. */
    int size() {
        return typed.length + 100;
    }

    /** Its place in the journal, or that of the event before it when it is a passing one. */
    long place() {
        return place;
    }

    public Optional<EventId> id() {
        return Optional.ofNullable(id);
    }

    /** Null when the event was erased: no subscription asks for it then. */
    TopicName topic() {
        return topic;
    }

    /** Whether it may go to whoever asks for everything. */
    boolean everybodys() {
        return everybodys;
    }

    /** When it was written to the journal, in microseconds since 1970; -1 if it was not. */
    long createdMicros() {
        return createdMicros;
    }

    String item() {
        return item;
    }

    boolean erases() {
        return history == History.ERASE;
    }

    /** Whether a later event about the same item that says so too stands for this one. */
    boolean conflates() {
        return history == History.CONFLATE;
    }

    /** The ring holds another, at this position, that stands for this one. */
    void supersededAt(long position) {
        successor = position;
    }

    /** Whether one that stands for this one is before the end of what is looked at. */
    boolean isSupersededBefore(long end) {
        return conflates() && successor < end;
    }

    @Override
    public String getId() {
        return id == null ? null : id.toString();
    }

    @Override
    public String getName() {
        return name;
    }

    /** The payload: one line of JSON. */
    @Override
    public String getData() {
        return new String(typed, dataStart, typed.length - dataStart - 2, StandardCharsets.UTF_8);
    }

    @Override
    public String getComment() {
        return null;
    }

    @Override
    public long getReconnectDelay() {
        return RECONNECT_NOT_SET;
    }

    @Override
    public boolean isReconnectDelaySet() {
        return false;
    }

    @Override
    public Class<?> getType() {
        return String.class;
    }

    @Override
    public Type getGenericType() {
        return String.class;
    }

    @Override
    public MediaType getMediaType() {
        return MediaType.APPLICATION_JSON_TYPE;
    }
}
