package news.herald.broadcast;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import news.herald.journal.Epochs;
import news.herald.journal.EventId;
import news.herald.journal.Journal;
import news.herald.problem.Refusal;

/** Decides whether a cursor that a reader brings can be honoured. Safe for use by many threads. */
final class Cursors {

    /** Between two looks at the database for the sake of ids that may be invented. */
    private static final long PAUSE = 100_000_000L;

    /** Beyond it a reader is better told to come back. */
    private static final long PATIENCE_SECONDS = 2;

    private final Journal journal;
    private final Ring ring;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Epochs epochs;

    // Guarded by the lock.
    private long lookedAt;
    private RuntimeException failed;

    Cursors(Journal journal, Ring ring) {
        this.journal = journal;
        this.ring = ring;
        this.epochs = journal.epochs();
        this.lookedAt = System.nanoTime() - PAUSE;
    }

    Start start(String lastEventId) {
        Optional<EventId> id = EventId.parse(lastEventId);
        if (id.isEmpty()) {
            return Start.reset(ResetReason.MALFORMED);
        }
        if (!epochs.knows(id.get().epoch()) || id.get().seq() > ring.head().seq()) {
            look();
        }
        if (!epochs.honours(id.get())) {
            return Start.reset(ResetReason.EPOCH);
        }
        boolean given = id.get().seq() <= ring.head().seq()
                || id.get().seq() <= journal.head().seq();
        return given ? Start.after(id.get()) : Start.reset(ResetReason.FUTURE);
    }

    /** Another node may have opened an epoch that we have not heard of. */
    private void look() {
        if (!isEntered()) {
            throw Refusal.unavailable("The database does not say what other nodes have done; try again shortly.");
        }
        try {
            lookOnce();
        } finally {
            looking.unlock();
        }
    }

    /** One asks, for all who come meanwhile: each holds one of the server's threads, and the database may be away. */
    private boolean isEntered() {
        try {
            return looking.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void lookOnce() {
        if (System.nanoTime() - lookedAt < PAUSE) {
            if (failed != null) {
                throw failed;
            }
            return;
        }
        try {
            epochs = journal.epochs();
            failed = null;
        } catch (RuntimeException away) {
            failed = away;
            throw away;
        } finally {
            lookedAt = System.nanoTime();
        }
    }

    /** What the node's tail has found. */
    void renew(Epochs known) {
        epochs = known;
    }

    /** Whether an id that was honoured before still is. */
    boolean honours(EventId id) {
        return epochs.honours(id);
    }
}
