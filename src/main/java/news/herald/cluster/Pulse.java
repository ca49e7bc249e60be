package news.herald.cluster;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import news.herald.engine.Post;

/** Does something once a second until it is stopped. Run by one thread; {@link #stop} may be called by any. */
public final class Pulse implements Runnable {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Post post;
    private final Runnable task;
    private final CountDownLatch stopped = new CountDownLatch(1);

    public Pulse(Post post, Runnable task) {
        this.post = post;
        this.task = task;
    }

    @Override
    public void run() {
        try {
            long next = System.nanoTime() + SECOND;
            while (!stopped.await(next - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                beat();
                // From when it was due; what was missed in a pause of the machine is not done afterwards.
                next = Math.max(next + SECOND, System.nanoTime());
            }
        } catch (InterruptedException serverEnds) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        try {
            task.run();
            post.well();
        } catch (RuntimeException | Error fault) {
            post.failed(fault);
        }
    }

    public void stop() {
        stopped.countDown();
    }
}
