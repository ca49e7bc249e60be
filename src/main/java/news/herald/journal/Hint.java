package news.herald.journal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** That there is something to look at, without saying what. Hints that nobody has taken yet are one. Safe for use by many. */
final class Hint {

    private final Semaphore given = new Semaphore(0);

    void give() {
        // Two at once may both find none: two hints cost an empty look.
        if (given.availablePermits() == 0) {
            given.release();
        }
    }

    /**
     * Waits for a hint and takes it.
     *
     * @return whether there was one within {@code atMost}
     */
    boolean await(Duration atMost) throws InterruptedException {
        boolean taken = given.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        if (taken) {
            given.drainPermits();
        }
        return taken;
    }
}
