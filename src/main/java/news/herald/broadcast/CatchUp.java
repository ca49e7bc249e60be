package news.herald.broadcast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import news.herald.config.Settings;
import news.herald.journal.EventId;
import news.herald.journal.Journal;
import news.herald.journal.JournalEntry;
import news.herald.journal.JournalPage;
import news.herald.live.TopicName;

/**
 * Reads the journal for readers that are further behind than the ring, a page at a time and only a few at once, so that a
 * storm of them reads the database a bounded number of times: those that stand at the same place share a page, and a page
 * is kept for those that come right behind. Safe for use by many threads.
 */
final class CatchUp {

    /** What a page holds. Another count of erasures is another page: the old one may hold what is gone. */
    record Key(Subscription subscription, long place, int erasures) {}

    private static final Logger LOG = Logger.getLogger(CatchUp.class.getName());
    private static final int KEPT = 32;

    private static final long PAGE_CHARS = 512 * 1024;

    private final Journal journal;
    private final Supplier<EventId> head;
    private final LongPredicate leadsToTheRing;
    private final Predicate<TopicName> everybodys;
    private final Settings.Delivery settings;
    private final DeliveryMeters meters;
    private final Executor executor;

    // Guarded by this object's lock.
    private final Map<Key, List<Consumer<Page>>> asked = new LinkedHashMap<>();
    private final Map<Key, Page> kept = new LinkedHashMap<>();

    /**
     * @param head how far this node's tail has come
     * @param leadsToTheRing whether a reader at this place is given the rest out of the ring
     * @param everybodys as in {@link Feed}
     * @param executor runs only a few at a time, and refuses nothing
     */
    CatchUp(
            Journal journal,
            Supplier<EventId> head,
            LongPredicate leadsToTheRing,
            Predicate<TopicName> everybodys,
            Settings.Delivery settings,
            DeliveryMeters meters,
            Executor executor) {
        this.journal = journal;
        this.head = head;
        this.leadsToTheRing = leadsToTheRing;
        this.everybodys = everybodys;
        this.settings = settings;
        this.meters = meters;
        this.executor = executor;
    }

    /** Gives the page to {@code then}, soon and on any thread; null when the journal cannot be read. */
    void ask(Key key, Consumer<Page> then) {
        Page page;
        synchronized (this) {
            page = kept(key);
            if (page == null) {
                List<Consumer<Page>> others = asked.get(key);
                if (others != null) {
                    others.add(then);
                    return;
                }
                asked.put(key, new ArrayList<>(List.of(then)));
            }
        }
        if (page != null) {
            then.accept(page);
            return;
        }
        try {
            executor.execute(() -> answer(key, read(key)));
        } catch (RuntimeException | Error noThread) {
            // Or else whoever comes to this place would wait with us for an answer that nobody gives.
            answer(key, null);
            LOG.log(Level.WARNING, "nobody reads a page of the journal", noThread);
        }
    }

    private Page kept(Key key) {
        Page known = kept.get(key);
        return known != null && serves(known) ? known : null;
    }

    /**
     * A full page stays what it is. One that ended where the journal did serves for as long as the ring goes on from there.
     * And one of events for which later ones may stand, until anything new comes.
     */
    private boolean serves(Page page) {
        return page.conflates() ? page.head() == head.get().seq() : page.full() || leadsToTheRing.test(page.upTo());
    }

    private void answer(Key key, Page page) {
        List<Consumer<Page>> waiting;
        synchronized (this) {
            waiting = asked.remove(key);
        }
        try {
            // One that leads nowhere would be asked for again at once.
            if (page != null && page.upTo() > key.place()) {
                keep(key, page);
            }
        } finally {
            // Whatever became of that: each waits for nothing else.
            waiting.forEach(then -> give(page, then));
        }
    }

    /** Whatever goes wrong with one is not to keep it from the others. */
    private static void give(Page page, Consumer<Page> then) {
        try {
            then.accept(page);
        } catch (RuntimeException | Error fault) {
            LOG.log(Level.WARNING, "a page of the journal was not taken", fault);
        }
    }

    private synchronized void keep(Key key, Page page) {
        kept.put(key, page);
        // What can be given to nobody any more takes no other's place.
        kept.values().removeIf(old -> !serves(old));
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    private Page read(Key key) {
        try {
            meters.page();
            Optional<JournalPage> page = journal.after(
                    key.subscription().topics(), key.place(), head.get(), settings.pageEvents(), PAGE_CHARS);
            return page.map(read -> encode(key, read)).orElseGet(() -> Page.purged(key.erasures()));
        } catch (RuntimeException | Error fault) {
            // An error too: whoever waits for the page would wait for ever.
            LOG.log(Level.WARNING, "a page of the journal cannot be read", fault);
            return null;
        }
    }

    private Page encode(Key key, JournalPage read) {
        List<Batch> batches = new ArrayList<>();
        List<EncodedEvent> events = new ArrayList<>();
        int bytes = 0;
        boolean conflates = false;
        for (JournalEntry entry : read.entries()) {
            EncodedEvent event = EncodedEvent.of(entry, everybodys.test(entry.topic()));
            if (!key.subscription().wants(event)) {
                continue;
            }
            conflates |= event.conflates();
            int size = event.bytes(key.subscription().form()).length;
            if (!events.isEmpty() && bytes + size > settings.batchBytes()) {
                batches.add(batch(key, events));
                events.clear();
                bytes = 0;
            }
            events.add(event);
            bytes += size;
        }
        if (!events.isEmpty()) {
            batches.add(batch(key, events));
        }
        long end = read.head().seq();
        boolean full = read.upTo() < end;
        return new Page(List.copyOf(batches), read.upTo(), key.erasures(), false, full, conflates, end);
    }

    private static Batch batch(Key key, List<EncodedEvent> events) {
        return Batch.of(
                events,
                key.subscription().form(),
                -1,
                events.get(events.size() - 1).place());
    }
}
