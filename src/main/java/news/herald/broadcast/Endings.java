package news.herald.broadcast;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends streams, on other threads: the end of a response may wait for a reader that takes nothing. Counts those that are
 * closed and have not ended, so that a node that stops waits for them. Safe for use by many threads.
 */
final class Endings {

    private final Executor threads;
    private final AtomicInteger underWay = new AtomicInteger();

    Endings(Executor threads) {
        this.threads = threads;
    }

    /** A reader is closed; once nobody uses its output any more {@link #end} follows. */
    void announce() {
        underWay.incrementAndGet();
    }

    void end(ReaderOutput output) {
        try {
            threads.execute(() -> endNow(output));
        } catch (RuntimeException | Error noThread) {
            endNow(output);
        }
    }

    private void endNow(ReaderOutput output) {
        try {
            output.end();
        } finally {
            underWay.decrementAndGet();
        }
    }

    int underWay() {
        return underWay.get();
    }
}
