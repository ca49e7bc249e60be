package news.herald.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Does something again and again on a fixed schedule: what came late does not shift what follows. Runs on the caller's
 * thread. Immutable.
 *
 * @param interval from one beginning to the next
 */
public record Pace(Duration interval) {

    public static Pace of(Duration interval) {
        return new Pace(interval);
    }

    /** @param step is given its number, from 0 */
    public void run(int steps, IntConsumer step) {
        long began = System.nanoTime();
        for (int number = 0; number < steps; number++) {
            long due = began + number * interval.toNanos();
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            step.accept(number);
        }
    }
}
