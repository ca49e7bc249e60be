package news.herald.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Does something again and again until it is stopped, by a clock that nobody sets: a timer of the container's goes by the
 * time of day, and where that is set back by an hour it does nothing for an hour. Each round has a thread of its own: on Open
 * Liberty one that is none of a request's keeps for its life what it has read, and the connection that it read it by. Begun
 * once, and then stopped, by one thread at a time.
 */
public final class Pulse {

    /** Beyond it the server ends without the round that is under way. */
    private static final long LAST_ROUND_MILLIS = 5_000;

    private final Post post;
    private final long interval;
    private final Runnable task;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private ThreadFactory threads;
    private Thread clock;

    /** @param interval from when one round was due to when the next is */
    public Pulse(Post post, Duration interval, Runnable task) {
        this.post = post;
        this.interval = interval.toNanos();
        this.task = task;
    }

    /** @param factory the server's */
    public Pulse begin(ThreadFactory factory) {
        threads = factory;
        clock = factory.newThread(post.keeping(this::beat));
        clock.start();
        return this;
    }

    private void beat() {
        try {
            long next = System.nanoTime() + interval;
            while (!stopped.await(next - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                Thread round = threads.newThread(this::round);
                round.start();
                round.join();
                // From when it was due; what was missed in a pause of the machine is not done afterwards.
                next = Math.max(next + interval, System.nanoTime());
            }
        } catch (InterruptedException serverEnds) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            task.run();
            post.well();
        } catch (Exception | Error fault) {
            // A checked one too: WildFly throws the RollbackException of a commit as it is.
            post.failed(fault);
        }
    }

    /** Waits for the round that is under way, a few seconds at most. */
    public void stop() {
        stopped.countDown();
        try {
            clock.join(LAST_ROUND_MILLIS);
        } catch (InterruptedException serverEnds) {
            Thread.currentThread().interrupt();
        }
    }
}
