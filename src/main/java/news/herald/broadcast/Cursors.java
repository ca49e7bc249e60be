package news.herald.broadcast;

import java.util.Optional;
import news.herald.journal.Epochs;
import news.herald.journal.EventId;
import news.herald.journal.Journal;

/** Decides whether a cursor that a reader brings can be honoured. Safe for use by many threads. */
final class Cursors {

    /** Between two looks at the database for the sake of ids that may be invented. */
    private static final long PAUSE = 100_000_000L;

    private final Journal journal;
    private final Ring ring;
    private volatile Epochs epochs;
    private long lookedAt;

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
    private synchronized void look() {
        if (System.nanoTime() - lookedAt >= PAUSE) {
            epochs = journal.epochs();
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
