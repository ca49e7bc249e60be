package news.herald.journal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import news.herald.database.InEffect;
import news.herald.live.Announcement;
import news.herald.live.ContentChanged;

/**
 * Collects what a transaction announces and writes it to the journal as the last act before the commit, so that the
 * lock that makes the order is held for the length of a commit and not of an editor's transaction.
 *
 * <p>An interposed synchronization runs after those of the application and of the persistence provider, whose flush
 * brings the last announcements; it is registered by the first one. Safe for use by many threads: what is collected
 * belongs to one transaction, and a transaction to one thread at a time.
 */
@ApplicationScoped
public class JournalWriter {

    private static final Object KEY = JournalWriter.class.getName();

    @Inject
    private Wakeup wakeup;

    @Inject
    private Turn turn;

    @Inject
    private JournalAppend append;

    @Inject
    private Event<ItemErased> erasures;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    void collect(@Observes ContentChanged change) {
        Pending pending = (Pending) transactions.getResource(KEY);
        if (pending == null) {
            pending = new Pending();
            transactions.putResource(KEY, pending);
            transactions.registerInterposedSynchronization(pending);
        }
        pending.add(change.announcement());
    }

    private final class Pending implements Synchronization {

        private final List<Announcement> announcements = new ArrayList<>();
        private final List<ItemErased> erased = new ArrayList<>();
        private boolean written;
        private boolean myTurn;

        void add(Announcement announcement) {
            if (written) {
                // A flush behind ours: the head row is locked by this transaction already, so the order holds.
                write(List.of(announcement));
            } else {
                announcements.add(announcement);
            }
        }

        private void write(List<Announcement> now) {
            long place = append.append(now);
            for (Announcement announcement : now) {
                if (announcement.history() == Announcement.History.ERASE) {
                    erased.add(new ItemErased(announcement.item(), place));
                }
                place++;
            }
        }

        private void giveTurn() {
            if (myTurn) {
                myTurn = false;
                turn.give();
            }
        }

        @Override
        public void beforeCompletion() {
            written = true;
            turn.take();
            myTurn = true;
            // The next may commit while the disk is at work for this one: what has taken effect has its place in the
            // order.
            InEffect.then(this::giveTurn);
            write(announcements);
        }

        @Override
        public void afterCompletion(int status) {
            InEffect.forget();
            giveTurn();
            if (status == Status.STATUS_COMMITTED) {
                wakeup.committed();
                erased.forEach(erasures::fire);
            }
        }
    }
}
