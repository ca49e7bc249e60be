package news.herald.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * All that one stream brought, and the means to wait for more. Written by the loop's thread, read by any; one lock guards
 * everything.
 */
final class StreamRecording implements StreamExchange.Listener {

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Guarded by the lock.
    private final List<SseEvent> events = new ArrayList<>();
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private final WireRules rules;
    private int journalled;
    private int status;
    private Map<String, String> headers = Map.of();
    private long retry = -1;
    private String closedBecause;

    StreamRecording(WireRules.Form form) {
        rules = new WireRules(form, this::add);
    }

    private void add(SseFrame frame) {
        events.add(frame.toEvent());
        journalled += frame.ownId() ? 1 : 0;
    }

    /** Waits, and says whether it came true in time. The condition is asked under the lock. */
    boolean comesTrue(Duration patience, BooleanSupplier condition) {
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

    List<SseEvent> events() {
        return read(() -> List.copyOf(events));
    }

    /** How many events with an id of their own came. */
    int journalled() {
        return read(() -> journalled);
    }

    int status() {
        return read(() -> status);
    }

    Map<String, String> headers() {
        return read(() -> headers);
    }

    long retry() {
        return read(() -> retry);
    }

    List<String> faults() {
        return read(rules::faults);
    }

    String raw() {
        return read(() -> raw.toString(StandardCharsets.ISO_8859_1));
    }

    /** Null while the stream is open. */
    String closedBecause() {
        return read(() -> closedBecause);
    }

    @Override
    public void head(int answered, Map<String, String> fields) {
        change(() -> {
            status = answered;
            headers = fields;
        });
    }

    @Override
    public void body(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        quietly(() -> raw.writeBytes(copy));
    }

    @Override
    public void line(byte[] line, int length, SseParser.Ending ending) {
        if (isStream()) {
            quietly(() -> rules.line(line, length, ending));
        }
    }

    @Override
    public void event(SseFrame frame) {
        if (isStream()) {
            change(() -> rules.event(frame));
        }
    }

    @Override
    public void frameEnded(SseFrame frame, boolean dispatched) {
        quietly(() -> rules.frameEnded(frame, dispatched));
    }

    @Override
    public void retry(long milliseconds) {
        change(() -> retry = milliseconds);
    }

    @Override
    public void closed(String reason) {
        change(() -> closedBecause = reason);
    }

    @Override
    public String toString() {
        List<SseEvent> all = events();
        return "status " + status() + ", " + all.size() + " events, last "
                + (all.isEmpty() ? "none" : all.get(all.size() - 1)) + ", closed: " + closedBecause();
    }

    private boolean isStream() {
        return headers.getOrDefault("content-type", "").startsWith("text/event-stream");
    }

    private <T> T read(Supplier<T> reading) {
        lock.lock();
        try {
            return reading.get();
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        quietly(() -> {
            change.run();
            changed.signalAll();
        });
    }

    /** Changes what nobody waits for: to wake a waiter for every line would cost more than the lines. */
    private void quietly(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
