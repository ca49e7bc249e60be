package news.herald.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

        /** An epoch was opened, by whichever node; told before anything of it. */
        void epochs(Epochs known);

        /**
         * What was handed on is not the journal's any more: an older state of the database was restored. Told again if it
         * fails.
         *
         * @param head where the journal ends now
         * @param known its epochs
         */
        void historyLost(EventId head, Epochs known);

        /** Something failed that is not the database; what was not handed on to its end is handed on again. */
        default void fault(Throwable fault) {}
    }

    private static final Logger LOG = Logger.getLogger(JournalTail.class.getName());
    private static final int PAGE = 1_000;
    private static final long PAGE_CHARS = 4L << 20;
    private static final int LOOKS = 10;
    private static final long PAUSE_BETWEEN_LOOKS = 50;
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);

    private final Journal journal;
    private final JournalStart starts;
    private final Wakeup wakeup;
    private final Duration poll;
    private final Follower follower;

    // Owned by the tail's thread.
    private EventId last;
    private Optional<Trace> trace = Optional.empty();
    private Epochs known = Epochs.NONE;
    private String epoch;
    private boolean lost;

    private volatile boolean stopped;
    private volatile boolean reading = true;
    private volatile long aliveAt = System.nanoTime();
    private volatile long seen;

    /** @param start the place after which entries are handed on */
    public JournalTail(
            Journal journal, JournalStart starts, Wakeup wakeup, Duration poll, EventId start, Follower follower) {
        this.journal = journal;
        this.starts = starts;
        this.wakeup = wakeup;
        this.poll = poll;
        this.last = start;
        this.seen = start.seq();
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

    /** Where the journal ended at the last look, which may be further than what was handed on. */
    public long seen() {
        return seen;
    }

    public void stop() {
        stopped = true;
        wakeup.signal();
    }

    private boolean step() throws InterruptedException {
        TailPage read = journal.durableAfter(last.seq(), PAGE, PAGE_CHARS);
        seen = read.page().head().seq();
        lost = lost || isOfAnotherHistory(read);
        if (lost) {
            beginAgain();
            return true;
        }
        JournalPage page = read.page();
        if (!page.entries().isEmpty()) {
            follower.follow(page.entries());
            JournalEntry newest = page.entries().get(page.entries().size() - 1);
            last = newest.id();
            trace = Optional.of(Trace.of(newest));
            return true;
        }
        if (page.head().seq() >= last.seq()) {
            // The entry may have been purged; no other ever takes its place.
            trace = page.head().seq() == last.seq() ? read.before().or(() -> trace) : Optional.empty();
            last = page.head();
            follower.head(last);
        }
        return false;
    }

    /**
     * Whether an older state of the database was restored. Its end tells, while it is before our place; when more has been
     * published since than it lacked, the entry at our place is another one; and our place may be in an epoch that is not
     * known there, or is void because another node has found out first.
     */
    private boolean isOfAnotherHistory(TailPage read) throws InterruptedException {
        EventId head = read.page().head();
        if (trace.isPresent() && read.before().isPresent() && !read.before().equals(trace)) {
            return true;
        }
        if (head.seq() < last.seq() && staysBehind()) {
            return true;
        }
        if (head.epoch().equals(epoch)) {
            return false;
        }
        Epochs now = journal.epochs();
        if (!now.honours(last)) {
            return true;
        }
        follower.epochs(now);
        known = now;
        epoch = head.epoch();
        return false;
    }

    /** Ids that readers hold were given in a history that is gone. Whatever of this fails is done again. */
    private void beginAgain() {
        starts.part(known);
        EventId head = journal.head();
        Epochs now = journal.epochs();
        follower.historyLost(head, now);
        last = head;
        trace = Optional.empty();
        known = now;
        epoch = head.epoch();
        lost = false;
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
        if (!(fault instanceof JournalException)) {
            follower.fault(fault);
        }
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
