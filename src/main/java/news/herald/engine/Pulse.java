package news.herald.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Does something again and again until it is stopped, by a clock that nobody sets: a timer of the container's goes by the
 * time of day, and where that is set back by an hour it does nothing for an hour. Run by one thread; {@link #stop} may be
 * called by any.
 */
public final class Pulse implements Runnable {

    private final Post post;
    private final long interval;
    private final Runnable task;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** @param interval from when one round was due to when the next is */
    public Pulse(Post post, Duration interval, Runnable task) {
        this.post = post;
        this.interval = interval.toNanos();
        this.task = task;
    }

    @Override
    public void run() {
        try {
            long next = System.nanoTime() + interval;
            while (!stopped.await(next - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                beat();
                // From when it was due; what was missed in a pause of the machine is not done afterwards.
                next = Math.max(next + interval, System.nanoTime());
            }
        } catch (InterruptedException serverEnds) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        try {
            task.run();
            post.well();
        } catch (Exception | Error fault) {
            // A checked one too: WildFly throws the RollbackException of a commit as it is.
            post.failed(fault);
        }
    }

    /** @param threads the server's */
    public Pulse begin(ThreadFactory threads) {
        threads.newThread(post.keeping(this)).start();
        return this;
    }

    public void stop() {
        stopped.countDown();
    }
}
