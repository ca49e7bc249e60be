package news.herald.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import news.herald.problem.Refusal;
import news.herald.rates.Limit;
import news.herald.rates.Refused;

/**
 * The bodies of known callers that are on their way. Each holds one of the server's threads until it is here: without a bound
 * one account, whatever it may do, could hold them all with bodies that do not end, and no reader would be answered. One that
 * comes with its head is here in no time, so that whoever waits for a place has one at once. Safe for use by many threads.
 *
 * <p>All places, and all who wait for one, are fewer than the 64 threads that each server has for requests ({@code docker}).
 */
@ApplicationScoped
class Letterbox {

    static final int OF_EDITORS = 24;

    /** Photographers of one account on slow lines. */
    static final int OF_ONE = 16;

    /** Of those who have nothing to send but a password. */
    static final int OF_OTHERS = 4;

    static final int WAITING = 24;

    /** Long, because those who wait are few whatever they wait for: a busy CMS is to be served rather than refused. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Of its own: CDI's proxy for this object would hold its own monitor, as of a synchronized method, while one waits here. */
    private final Object lock = new Object();

    private final Runnable count;
    private final Duration patience;
    private final Map<String, Integer> ofOne = new HashMap<>();
    private int ofEditors;
    private int ofOthers;
    private int waiting;

    /** For CDI's proxy. */
    Letterbox() {
        this(() -> {}, PATIENCE);
    }

    @Inject
    Letterbox(Refused refused) {
        this(() -> refused.count(Limit.BODIES), PATIENCE);
    }

    /** @param count run for each who is refused */
    Letterbox(Runnable count, Duration patience) {
        this.count = count;
        this.patience = patience;
    }

    /**
     * @return to be run when it is here, or nobody waits for it any more
     * @throws Refusal 503 when too many are on their way
     */
    Runnable enter(String caller, boolean editor) {
        synchronized (lock) {
            if (isFull(caller, editor)) {
                awaitPlace(caller, editor);
            }
            add(caller, editor, 1);
        }
        return () -> leave(caller, editor);
    }

    private void awaitPlace(String caller, boolean editor) {
        if (waiting >= WAITING) {
            throw full();
        }
        waiting++;
        try {
            long end = System.nanoTime() + patience.toNanos();
            while (isFull(caller, editor)) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw full();
                }
                TimeUnit.NANOSECONDS.timedWait(lock, left);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw full();
        } finally {
            waiting--;
        }
    }

    private boolean isFull(String caller, boolean editor) {
        return ofOne.getOrDefault(caller, 0) >= OF_ONE || (editor ? ofEditors >= OF_EDITORS : ofOthers >= OF_OTHERS);
    }

    private void leave(String caller, boolean editor) {
        synchronized (lock) {
            add(caller, editor, -1);
            lock.notifyAll();
        }
    }

    private void add(String caller, boolean editor, int one) {
        ofOne.merge(caller, one, (before, more) -> before + more == 0 ? null : before + more);
        if (editor) {
            ofEditors += one;
        } else {
            ofOthers += one;
        }
    }

    private Refusal full() {
        count.run();
        return Refusal.unavailable("Too many bodies are on their way just now; try again shortly.");
    }
}
