package news.herald.pictures;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import news.herald.problem.Refusal;

/** Lets only so many do something at once, in the order in which they came. Safe for use by many threads. */
final class Turnstile {

    private final Semaphore places;
    private final Duration patience;
    private final String full;

    /**
     * @param patience that one waits for a place
     * @param full what those are told who wait for longer
     */
    Turnstile(int places, Duration patience, String full) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
        this.full = full;
    }

    /** @throws Refusal 503 when too many are at it */
    <T> T pass(Supplier<T> work) {
        take();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private void take() {
        try {
            if (places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw Refusal.unavailable(full);
    }
}
