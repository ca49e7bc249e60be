package news.herald.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import news.herald.metrics.Counter;

/**
 * What somebody must do for as long as the node lives, whichever thread does it: when it dies of a fault the work begins
 * again, which is counted and told. Safe for use by many threads.
 */
public final class Post {

    private static final Logger LOG = Logger.getLogger(Post.class.getName());

    /** Before it begins again, so that what fails at once does not take a core, nor fill the log. */
    private static final long PAUSE = Duration.ofMillis(100).toNanos();

    /** Nothing went well for this long since a fault: it does not get on. */
    private static final long PATIENCE = Duration.ofSeconds(5).toNanos();

    /** A fault that is longer ago than this says nothing of now, though nothing may have gone well since: an hourly round is rare. */
    private static final long RECENT = Duration.ofSeconds(10).toNanos();

    /** After the last fault. */
    private static final long TOLD = Duration.ofMinutes(5).toNanos();

    private final String name;
    private final Counter restarts;

    private volatile boolean faulty;
    private volatile long faultySince;
    private volatile long lastFault;

    Post(String name, Counter restarts) {
        this.name = name;
        this.restarts = restarts;
    }

    /**
     * Does the work until it ends by itself. Begun again by the same thread: whoever is out of memory has none for another.
     *
     * @param work may be run again after it threw
     */
    public Runnable keeping(Runnable work) {
        return () -> {
            boolean over = false;
            while (!over && !Thread.currentThread().isInterrupted()) {
                over = isDone(work);
            }
        };
    }

    private boolean isDone(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException | Error death) {
            failed(death);
            LockSupport.parkNanos(this, PAUSE);
            return false;
        }
    }

    /** A round was done to its end. */
    public void well() {
        if (faulty) {
            faulty = false;
        }
    }

    /** Something failed, and begins again: logged once until something goes well, or nothing fails for a while. */
    public void failed(Throwable fault) {
        restarts.increment();
        boolean again = faulty && isRecent();
        lastFault = System.nanoTime();
        if (again) {
            return;
        }
        faultySince = lastFault;
        faulty = true;
        try {
            LOG.log(Level.SEVERE, "The thread " + name + " begins again after a fault", fault);
        } catch (RuntimeException | Error noMemory) {
            // It is counted, and nobody must die of a log.
        }
    }

    Optional<String> fault() {
        return faulty && isRecent() && System.nanoTime() - faultySince > PATIENCE
                ? Optional.of(name + " fails again and again")
                : Optional.empty();
    }

    private boolean isRecent() {
        return System.nanoTime() - lastFault < RECENT;
    }

    Optional<String> note() {
        long count = restarts.count();
        long ago = System.nanoTime() - lastFault;
        return count > 0 && ago < TOLD
                ? Optional.of(name + " began again " + Duration.ofNanos(ago).toSeconds() + " s ago, " + count
                        + " times since the start")
                : Optional.empty();
    }
}
