package news.herald.broadcast;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * One thread's time at a lane. Open Liberty waits inside a write although it said that the stream was ready; a thread
 * that hangs in one is taken over: its lane goes on with a new shift, and the old one, once it comes back, hands over the
 * reader that held it and ends.
 *
 * <p>Who owns the lane is decided by one atomic field: {@code 0} while the thread does anything but write, the time at
 * which a write began, or {@link #TAKEN}. Both sides change it by compare-and-set, so exactly one of them wins.
 */
final class Shift implements Runnable {

    private static final long TAKEN = -1;

    /** Memory that is short, or a reader that fails in every round, does not get better within a moment. */
    private static final long PAUSE_AFTER_FAULT = 10_000_000L;

    private static final IOException FAILED = new IOException("the write failed");

    private final Lane lane;
    private final TakenOver takenOver = new TakenOver();
    private final AtomicLong writing = new AtomicLong();

    private volatile Thread thread;
    private volatile boolean stopped;

    // Owned by the shift's thread.
    private Reader captive;

    // Written before the atomic field, read by whoever took over.
    private Reader writingTo;

    /** @param captive the reader that holds the thread of the shift before, or null */
    Shift(Lane lane, Reader captive) {
        this.lane = lane;
        this.captive = captive;
    }

    /** Begun again after a fault, it does no more than it may: the lane may be another's by then. */
    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            if (captive != null) {
                lane.resume(captive);
                captive = null;
            }
            while (!stopped && !isTaken()) {
                work();
                lane.await();
            }
        } catch (TakenOver taken) {
            // Handed over below.
        }
        if (isTaken()) {
            lane.execute(readers -> readers.release(takenOver));
        }
    }

    private boolean isTaken() {
        return writing.get() == TAKEN;
    }

    private void work() {
        try {
            lane.round();
            lane.post().well();
        } catch (TakenOver taken) {
            throw taken;
        } catch (RuntimeException | Error fault) {
            // An error too: memory that was short for a moment must not end the only thread that writes to these
            // readers.
            lane.post().failed(fault);
            LockSupport.parkNanos(this, PAUSE_AFTER_FAULT);
        }
    }

    /** Writes, and throws {@link TakenOver} if the lane belongs to another by the time that the write returns. */
    void write(Reader reader, Batch batch) throws IOException {
        long began = Math.max(1, System.nanoTime() & Long.MAX_VALUE);
        writingTo = reader;
        writing.set(began);
        IOException failure = null;
        try {
            reader.output.write(batch.bytes(), batch.events());
        } catch (IOException gone) {
            failure = gone;
        } catch (RuntimeException | Error fault) {
            // Nothing is made here: it may be memory that is short, and whose lane it is must be settled first.
            failure = FAILED;
        }
        if (!writing.compareAndSet(began, 0)) {
            throw takenOver.of(reader, batch, failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** The shift that goes on with the lane, if this one's thread has been in a write for too long. */
    Optional<Shift> takeOver(long patienceNanos) {
        long began = writing.get();
        long now = System.nanoTime() & Long.MAX_VALUE;
        if (began <= 0 || now - began < patienceNanos || !writing.compareAndSet(began, TAKEN)) {
            return Optional.empty();
        }
        return Optional.of(new Shift(lane, writingTo));
    }

    void unpark() {
        LockSupport.unpark(thread);
    }

    void stop() {
        stopped = true;
        unpark();
    }
}
