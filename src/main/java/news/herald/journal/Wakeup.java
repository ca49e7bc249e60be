package news.herald.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The hint that something was committed; never the data. Hints that nobody has taken yet are one. Safe for use by many
 * threads.
 */
@ApplicationScoped
public class Wakeup {

    private final Semaphore hint = new Semaphore(0);

    public void signal() {
        // Two signals at once may both find none: two hints cost the tail one empty read.
        if (hint.availablePermits() == 0) {
            hint.release();
        }
    }

    /** Waits for a hint, for {@code atMost} at the longest. */
    void await(Duration atMost) throws InterruptedException {
        if (hint.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            hint.drainPermits();
        }
    }
}
