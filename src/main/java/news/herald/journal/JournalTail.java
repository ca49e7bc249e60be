package news.herald.journal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one reader of the journal in a node: follows its end and hands on what comes, in order, each entry once. Run by
 * one thread until {@link #stop}; the other methods are safe for use by any.
 */
public final class JournalTail implements Runnable {

    /** Who is told. Called by the tail's thread only. */
    public interface Follower {

        /** Entries that follow what was handed on before. */
        void follow(List<JournalEntry> entries);

        /** The end of the journal, with all entries up to it handed on. */
        void head(EventId head);

        /** The journal now ends before what was handed on: an older state of the database was restored. */
        void historyLost(EventId head);
    }

    private static final Logger LOG = Logger.getLogger(JournalTail.class.getName());
    private static final int PAGE = 1_000;
    private static final long PAGE_CHARS = 4L << 20;
    private static final int LOOKS = 10;
    private static final long PAUSE_BETWEEN_LOOKS = 50;
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);

    private final Journal journal;
    private final JournalStart epochs;
    private final Wakeup wakeup;
    private final Duration poll;
    private final Follower follower;

    // Owned by the tail's thread.
    private EventId last;

    private volatile boolean stopped;
    private volatile boolean reading = true;
    private volatile long aliveAt = System.nanoTime();

    /** @param start the place after which entries are handed on */
    public JournalTail(
            Journal journal, JournalStart epochs, Wakeup wakeup, Duration poll, EventId start, Follower follower) {
        this.journal = journal;
        this.epochs = epochs;
        this.wakeup = wakeup;
        this.poll = poll;
        this.last = start;
        this.follower = follower;
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                boolean more = step();
                reading = true;
                aliveAt = System.nanoTime();
                if (!more) {
                    wakeup.await(poll);
                }
            } catch (InterruptedException ended) {
                stopped = true;
            } catch (RuntimeException | Error fault) {
                // An error too: this is the only thread that brings news.
                pauseAfter(fault);
            }
        }
    }

    /** Whether the last read succeeded and is not older than ten seconds and two polls. */
    public boolean isAlive() {
        Duration silence = Duration.ofNanos(System.nanoTime() - aliveAt);
        return !stopped && reading && silence.compareTo(poll.multipliedBy(2).plusSeconds(10)) < 0;
    }

    public void stop() {
        stopped = true;
        wakeup.signal();
    }

    private boolean step() throws InterruptedException {
        JournalPage page = journal.after(last.seq(), PAGE, PAGE_CHARS);
        if (page.head().seq() < last.seq() && staysBehind()) {
            // Ids that readers hold were given in a history that is gone: the new epoch tells them apart.
            epochs.openEpoch();
            last = journal.head();
            follower.historyLost(last);
            return true;
        }
        if (page.head().seq() > last.seq()) {
            // What readers are told of must not be gone after a crash, and its ids given to something else.
            journal.awaitDurable();
        }
        if (!page.entries().isEmpty()) {
            follower.follow(page.entries());
            last = page.entries().get(page.entries().size() - 1).id();
            return true;
        }
        if (page.head().seq() >= last.seq()) {
            last = page.head();
            follower.head(last);
        }
        return false;
    }

    /** To void every reader's cursor is grave, so one look is not enough: a read may be older than the one before it. */
    private boolean staysBehind() throws InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_BETWEEN_LOOKS);
            if (journal.head().seq() >= last.seq()) {
                return false;
            }
        }
        return true;
    }

    private void pauseAfter(Throwable fault) {
        if (reading) {
            LOG.log(Level.SEVERE, "Herald cannot read its journal; readers get nothing new until it can", fault);
        }
        reading = false;
        try {
            wakeup.await(PAUSE_AFTER_FAULT);
        } catch (InterruptedException ended) {
            stopped = true;
        }
    }
}
