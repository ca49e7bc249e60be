package news.herald.cluster;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Does something once a second until it is stopped. Run by one thread; {@link #stop} may be called by any. */
public final class Pulse implements Runnable {

    private static final Logger LOG = Logger.getLogger(Pulse.class.getName());
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final String who;
    private final Runnable task;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean faulty;

    /** @param who does it, for the log: the monitor */
    public Pulse(String who, Runnable task) {
        this.who = who;
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
            faulty = false;
        } catch (RuntimeException | Error fault) {
            if (!faulty) {
                LOG.log(Level.WARNING, who + " could not look; it tries again each second", fault);
            }
            faulty = true;
        }
    }

    public void stop() {
        stopped.countDown();
    }
}
