package news.herald.pictures;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import news.herald.problem.Refusal;

/**
 * Lets only so many uploads in at once, and of them only so many be decoded: each takes memory that readers need too. Safe
 * for use by many threads.
 */
@ApplicationScoped
class Darkroom {

    /** Uploads whose bytes are in memory. */
    static final int UPLOADS = 8;

    /** Of them those that are decoded, scaled and written anew. */
    private static final int DEVELOPED = 2;

    /** That an upload waits for its turn. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Semaphore door = new Semaphore(UPLOADS, true);
    private final Semaphore basins = new Semaphore(DEVELOPED, true);
    private final Duration patience;

    Darkroom() {
        this(PATIENCE);
    }

    Darkroom(Duration patience) {
        this.patience = patience;
    }

    /** @throws Refusal 503 when too many are at it */
    <T> T admit(Supplier<T> upload) {
        return inTurn(door, upload);
    }

    /**
     * @return the largest first
     * @throws Refusal 422 when it cannot be read, 503 when too many are at it
     */
    List<Print> develop(Upload upload) {
        return inTurn(basins, () -> Development.prints(upload));
    }

    private <T> T inTurn(Semaphore places, Supplier<T> work) {
        take(places);
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private void take(Semaphore places) {
        try {
            if (places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw Refusal.unavailable("Too many pictures are being uploaded at this moment. Try again.");
    }
}
