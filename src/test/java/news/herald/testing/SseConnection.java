package news.herald.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One reader, everything it got recorded: status, headers, events, raw bytes, and each breach of {@link WireRules}. Safe
 * for use by many threads: all that the loop records is guarded by one lock.
 */
public final class SseConnection implements AutoCloseable {

    /** What a test waits at most, unless it says otherwise; generous, because a busy machine is no defect. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final SelectorLoop SHARED = new SelectorLoop();

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<SseEvent> events = new ArrayList<>();
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private final StreamRequest request;
    private final WireRules rules;
    private StreamExchange exchange;
    private int status;
    private Map<String, String> headers = Map.of();
    private long retry = -1;
    private String closedBecause;

    private SseConnection(StreamRequest request) {
        this.request = request;
        this.rules = new WireRules(request.form(), this::record);
    }

    static SseConnection open(StreamRequest request) {
        SseConnection connection = new SseConnection(request);
        connection.lock.lock();
        try {
            connection.exchange = StreamExchange.open(SHARED, request, connection.new Recorder());
        } finally {
            connection.lock.unlock();
        }
        return connection;
    }

    /** Waits for the answer's head. */
    public SseConnection awaitHead() {
        await("the head of the answer", PATIENCE, () -> status != 0);
        return this;
    }

    /** Waits for the stream's greeting, after which every committed event reaches this reader. */
    public SseConnection awaitHello() {
        return awaitEvent("hello");
    }

    public SseConnection awaitEvent(String type) {
        await(
                "an event " + type,
                PATIENCE,
                () -> events.stream().anyMatch(event -> event.type().equals(type)));
        return this;
    }

    /** Waits for a journalled event whose data holds the text. */
    public SseConnection awaitItem(String text) {
        await(
                "an event with " + text,
                PATIENCE,
                () -> events.stream()
                        .anyMatch(event -> event.ownId() && event.data().contains(text)));
        return this;
    }

    /** Waits until this many journalled events (those with an id) came, and returns all that came. */
    public List<SseEvent> awaitJournalled(int count) {
        return awaitJournalled(count, PATIENCE);
    }

    public List<SseEvent> awaitJournalled(int count, Duration patience) {
        await(count + " journalled events", patience, () -> journalledCount() >= count);
        return journalled();
    }

    /** Waits, and says whether so many came in time; never fails. */
    public boolean hasJournalledWithin(int count, Duration patience) {
        return comesTrue(patience, () -> journalledCount() >= count || closedBecause != null);
    }

    public SseConnection awaitClosed(Duration patience) {
        await("the end of the stream", patience, () -> closedBecause != null);
        return this;
    }

    public int status() {
        return locked(() -> status);
    }

    /** @return null when the answer has no such header */
    public String header(String name) {
        return locked(() -> headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public List<SseEvent> events() {
        return locked(() -> List.copyOf(events));
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
        return locked(
                () -> events.isEmpty() ? "" : events.get(events.size() - 1).id());
    }

    /** Milliseconds, or -1 if none was sent. */
    public long retry() {
        return locked(() -> retry);
    }

    public List<String> faults() {
        return locked(rules::faults);
    }

    /** All of the body so far, byte by byte as one char, for a search that no parsing can deceive. */
    public String raw() {
        return locked(() -> raw.toString(StandardCharsets.ISO_8859_1));
    }

    /** @return null while the stream is open */
    public String closedBecause() {
        return locked(() -> closedBecause);
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
        return locked(() -> request.target() + " status " + status + ", " + events.size() + " events, last "
                + (events.isEmpty() ? "none" : events.get(events.size() - 1)) + ", closed: " + closedBecause);
    }

    private int journalledCount() {
        int count = 0;
        for (SseEvent event : events) {
            count += event.ownId() ? 1 : 0;
        }
        return count;
    }

    private void await(String what, Duration patience, BooleanSupplier condition) {
        if (!comesTrue(patience, condition)) {
            throw new AssertionError("waited " + patience + " for " + what + " of " + this);
        }
    }

    private boolean comesTrue(Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        lock.lock();
        try {
            while (!condition.getAsBoolean()) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || !changed.await(left, TimeUnit.NANOSECONDS) && !condition.getAsBoolean()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> read) {
        lock.lock();
        try {
            return read.get();
        } finally {
            lock.unlock();
        }
    }

    private void changing(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void record(SseFrame frame) {
        SseEvent event = frame.toEvent();
        changing(() -> events.add(event));
    }

    /** The loop's side. */
    private final class Recorder implements StreamExchange.Listener {

        @Override
        public void head(int answered, Map<String, String> fields) {
            changing(() -> {
                status = answered;
                headers = fields;
            });
        }

        @Override
        public void body(ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            changing(() -> raw.writeBytes(copy));
        }

        @Override
        public void line(byte[] line, int length, SseParser.Ending ending) {
            if (isStream()) {
                locked(() -> {
                    rules.line(line, length, ending);
                    return null;
                });
            }
        }

        @Override
        public void event(SseFrame frame) {
            if (isStream()) {
                changing(() -> rules.event(frame));
            }
        }

        @Override
        public void frameEnded(SseFrame frame, boolean dispatched) {
            changing(() -> rules.frameEnded(frame, dispatched));
        }

        @Override
        public void retry(long milliseconds) {
            changing(() -> retry = milliseconds);
        }

        @Override
        public void closed(String reason) {
            changing(() -> closedBecause = reason);
        }

        private boolean isStream() {
            return header("Content-Type") != null && header("Content-Type").startsWith("text/event-stream");
        }
    }
}
