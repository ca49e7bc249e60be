package news.herald.testing;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * One reader, everything it got recorded: status, headers, events, raw bytes, and each breach of {@link WireRules}. Safe
 * for use by many threads.
 */
public final class SseConnection implements AutoCloseable {

    /** What a test waits at most, unless it says otherwise; generous, because a busy machine is no defect. */
    public static final Duration PATIENCE = Patience.LONGEST;

    private static final SelectorLoop SHARED = new SelectorLoop();

    private final StreamRequest request;
    private final StreamRecording recording;
    private final StreamExchange exchange;

    private SseConnection(StreamRequest request) {
        this.request = request;
        this.recording = new StreamRecording(request.form());
        this.exchange = StreamExchange.open(SHARED, request, recording);
    }

    static SseConnection open(StreamRequest request) {
        return new SseConnection(request);
    }

    /** Waits for the answer's head. */
    public SseConnection awaitHead() {
        return await("the head of the answer", PATIENCE, () -> status() != 0);
    }

    /** Waits for the stream's greeting, after which every committed event reaches this reader. */
    public SseConnection awaitHello() {
        return awaitEvent("hello");
    }

    public SseConnection awaitEvent(String type) {
        return awaitEvent(type, PATIENCE);
    }

    public SseConnection awaitEvent(String type, Duration patience) {
        return await("an event " + type, patience, () -> !events(type).isEmpty());
    }

    /** Waits for a journalled event whose data holds the text. */
    public SseConnection awaitItem(String text) {
        return await(
                "an event with " + text,
                PATIENCE,
                () -> events().stream()
                        .anyMatch(event -> event.ownId() && event.data().contains(text)));
    }

    /** Waits until this many journalled events (those with an id) came, and returns all that came. */
    public List<SseEvent> awaitJournalled(int count) {
        return awaitJournalled(count, PATIENCE);
    }

    public List<SseEvent> awaitJournalled(int count, Duration patience) {
        await(count + " journalled events", patience, () -> recording.journalled() >= count);
        return journalled();
    }

    /** Waits, and says whether so many came, or the stream ended, in time; never fails. */
    public boolean hasJournalledWithin(int count, Duration patience) {
        return recording.comesTrue(patience, () -> recording.journalled() >= count || closedBecause() != null);
    }

    /** Waits, and says whether such an event came, or the stream ended, in time; never fails. */
    public boolean hasEventWithin(String type, Duration patience) {
        recording.comesTrue(patience, () -> !events(type).isEmpty() || closedBecause() != null);
        return !events(type).isEmpty();
    }

    public SseConnection awaitClosed(Duration patience) {
        return await("the end of the stream", patience, () -> closedBecause() != null);
    }

    public int status() {
        return recording.status();
    }

    /** @return null when the answer has no such header */
    public String header(String name) {
        return recording.headers().get(name.toLowerCase(Locale.ROOT));
    }

    public List<SseEvent> events() {
        return recording.events();
    }

    public List<SseEvent> events(String type) {
        return events().stream().filter(event -> event.type().equals(type)).toList();
    }

    /** The events with an id of their own. */
    public List<SseEvent> journalled() {
        return events().stream().filter(SseEvent::ownId).toList();
    }

    /** The id that a browser would resume with, empty if none came. */
    public String lastEventId() {
        List<SseEvent> all = events();
        return all.isEmpty() ? "" : all.get(all.size() - 1).id();
    }

    /** Milliseconds, or -1 if none was sent. */
    public long retry() {
        return recording.retry();
    }

    public List<String> faults() {
        return recording.faults();
    }

    /** All of the body so far, byte by byte as one char, for a search that no parsing can deceive. */
    public String raw() {
        return recording.raw();
    }

    /** @return null while the stream is open */
    public String closedBecause() {
        return recording.closedBecause();
    }

    public void stall() {
        exchange.stall();
    }

    public void resume() {
        exchange.resume();
    }

    @Override
    public void close() {
        exchange.close();
    }

    @Override
    public String toString() {
        return request.target() + " " + recording;
    }

    private SseConnection await(String what, Duration patience, BooleanSupplier condition) {
        if (!recording.comesTrue(patience, condition)) {
            throw new AssertionError("waited " + patience + " for " + what + " of " + this);
        }
        return this;
    }
}
