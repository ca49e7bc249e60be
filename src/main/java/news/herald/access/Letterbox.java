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
 * <p>All places, and all who wait for one, are fewer than the 80 threads that each server has for requests ({@code docker}),
 * with those of both {@link Doorstep}s too.
 */
@ApplicationScoped
class Letterbox {

    static final int OF_EDITORS = 24;

    /** Photographers of one account on slow lines. */
    static final int OF_ONE = 16;

    /** Of those who have nothing to send but a password. */
    static final int OF_OTHERS = 4;

    static final int OF_ONE_OTHER = 2;

    static final int WAITING = 24;

    /** So that there is room to wait behind an account that is never done. */
    static final int WAITING_OF_ONE = 20;

    /** Long, because those who wait are few whatever they wait for: a busy CMS is to be served rather than refused. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Of its own: CDI's proxy for this object would hold its own monitor, as of a synchronized method, while one waits here. */
    private final Object lock = new Object();

    private final Runnable count;
    private final Duration patience;
    private final Map<String, Integer> ofOne = new HashMap<>();
    private final Map<String, Integer> waitingOfOne = new HashMap<>();
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
        if (waiting >= WAITING || waitingOfOne.getOrDefault(caller, 0) >= WAITING_OF_ONE) {
            throw full();
        }
        addWaiting(caller, 1);
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
            addWaiting(caller, -1);
        }
    }

    private boolean isFull(String caller, boolean editor) {
        int own = ofOne.getOrDefault(caller, 0);
        return editor ? own >= OF_ONE || ofEditors >= OF_EDITORS : own >= OF_ONE_OTHER || ofOthers >= OF_OTHERS;
    }

    private void leave(String caller, boolean editor) {
        synchronized (lock) {
            add(caller, editor, -1);
            lock.notifyAll();
        }
    }

    private void addWaiting(String caller, int one) {
        count(waitingOfOne, caller, one);
        waiting += one;
    }

    private static void count(Map<String, Integer> of, String caller, int one) {
        of.merge(caller, one, (before, more) -> before + more == 0 ? null : before + more);
    }

    private void add(String caller, boolean editor, int one) {
        count(ofOne, caller, one);
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
