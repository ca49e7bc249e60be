package news.herald.problem;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets only so many do something at once, in the order in which they came. Safe for use by many threads. */
public final class Turnstile {

    private final Semaphore places;
    private final Duration patience;
    private final String full;
    private volatile long movedAt = System.nanoTime();

    /**
     * @param patience that one waits for a place
     * @param full what those are told who wait for longer
     */
    public Turnstile(int places, Duration patience, String full) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
        this.full = full;
    }

    /** @throws Refusal 503 when too many are at it */
    public <T> T pass(Supplier<T> work) {
        enter();
        try {
            return work.get();
        } finally {
            leave();
        }
    }

    /**
     * To be followed by {@link #leave}.
     *
     * @throws Refusal 503 when too many are at it
     */
    public void enter() {
        try {
            if (places.tryAcquire(waitNanos(), TimeUnit.NANOSECONDS)) {
                movedAt = System.nanoTime();
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw Refusal.unavailable(full);
    }

    /** Where nobody went in or came out for as long as one would wait, waiting only takes the server's threads from others. */
    private long waitNanos() {
        boolean stuck = places.availablePermits() == 0 && System.nanoTime() - movedAt > patience.toNanos();
        return stuck ? 0 : patience.toNanos();
    }

    public void leave() {
        movedAt = System.nanoTime();
        places.release();
    }
}
