package news.herald.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLTimeoutException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import news.herald.config.Settings;

/**
 * One transaction of this node at a time at the head row. Between nodes the row's own lock decides; within a node this is
 * cheaper than a queue in the database. On H2 a transaction that writes is the only one before it comes here (decision 29),
 * and a second turn, which some take before they write, would have two wait for each other: there it is always free.
 *
 * <p>Taken by one thread and given back when the transaction is over, by whichever thread ends it. Safe for use by many.
 */
@ApplicationScoped
public class Turn {

    private static final long PATIENCE_SECONDS = 10;

    private final Semaphore one = new Semaphore(1, true);
    private boolean needed = true;

    @Inject
    void know(Settings settings) {
        needed = settings.database().isShared();
    }

    /** @throws JournalException when the one before does not end within ten seconds */
    void take() {
        if (!needed) {
            return;
        }
        try {
            if (!one.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new JournalException(
                        "it is not this commit's turn", new SQLTimeoutException("the commit before does not end"));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new JournalException("interrupted before the commit", stopping);
        }
    }

    void give() {
        if (needed) {
            one.release();
        }
    }
}
