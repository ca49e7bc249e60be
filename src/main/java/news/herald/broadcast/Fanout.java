package news.herald.broadcast;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import news.herald.config.Settings;
import news.herald.journal.Epochs;
import news.herald.journal.EventId;
import news.herald.journal.ItemErased;
import news.herald.journal.Journal;
import news.herald.journal.JournalEntry;
import news.herald.journal.JournalStart;
import news.herald.journal.JournalTail;
import news.herald.journal.Wakeup;
import news.herald.live.TopicName;
import news.herald.metrics.Metrics;

/**
 * The node's delivery as a whole: the tail of the journal fills the ring and tells the broadcasters; their readers sit in
 * lanes. {@link FanoutStart} starts and stops it with the application. Safe for use by many threads.
 */
@ApplicationScoped
public class Fanout implements JournalTail.Follower {

    /** What a server takes to end after the drain, by what the three took in tests. */
    private static final Duration END_OF_SERVER = Duration.ofSeconds(10);

    @Inject
    private Settings settings;

    @Inject
    private Journal journal;

    @EJB
    private JournalStart epochs;

    @Inject
    private Wakeup wakeup;

    @Inject
    private Metrics metrics;

    @Resource
    private ManagedThreadFactory threads;

    @Resource
    private ManagedExecutorService executor;

    private final Map<TopicName, TopicBroadcaster> broadcasters = new ConcurrentHashMap<>();
    private final TopicBroadcaster everything = new TopicBroadcaster(null, this);
    private final List<Lane> lanes = new ArrayList<>();

    private Ring ring;
    private Feed feed;
    private Cursors cursors;
    private ControlEvents controls;
    private DeliveryMeters meters;
    private Replay replay;
    private JournalTail tail;
    private LaneWatch watch;
    private Duration drain;
    private ExitHook exit;
    private Workers catchUpWorkers;
    private volatile EventId journalHead;
    private final AtomicBoolean leaving = new AtomicBoolean();
    private final AtomicLong lookedForTheDead = new AtomicLong(Long.MIN_VALUE / 2);

    /** Null until the delivery starts; open once all else is in place, so whoever is let in sees that too. */
    private volatile Admission admission;

    void start() {
        Settings.Delivery delivery = settings.delivery();
        EventId head = journal.head();
        journalHead = head;
        admission = new Admission(settings.limits(), metrics);
        ring = new Ring(delivery.ring(), delivery.ringBytes(), head);
        feed = new Feed(ring, this::touch);
        cursors = new Cursors(journal, ring);
        controls = new ControlEvents(delivery.heartbeat(), delivery.retry(), stopping());
        meters = new DeliveryMeters(metrics);
        replay = new Replay(journal, ring, delivery.pageEvents());
        catchUpWorkers = new Workers(threads, delivery.catchUp());
        CatchUp catchUp = new CatchUp(journal, ring::head, ring::reaches, delivery, meters, catchUpWorkers);
        for (int i = 0; i < delivery.lanes(); i++) {
            Lane lane = new Lane(i, ring, catchUp, controls, delivery, meters, executor);
            lanes.add(lane);
            begin(lane, new Shift(lane, null));
        }
        tail = new JournalTail(journal, epochs, wakeup, delivery.poll(), head, this);
        threads.newThread(tail).start();
        watch = new LaneWatch(lanes, meters, this::begin);
        threads.newThread(watch).start();
        metrics.gauge("herald_readers", "Open streams", this::readers);
        metrics.gauge(
                "herald_journal_lag_events",
                "Events that are committed and not yet in this node's ring",
                () -> Math.max(0, journalHead.seq() - ring.head().seq()));
        drain = delivery.drain();
        exit = new ExitHook(this::sendReadersAway);
        admission.open();
    }

    /** A proxy asks another node when a server answers that has no Herald any more; without one, readers come later. */
    private Duration stopping() {
        return settings.limits().trustedProxies() > 0 && settings.database().isShared()
                ? Duration.ZERO
                : settings.delivery().drain().plus(END_OF_SERVER);
    }

    /**
     * Readiness turns false first. Who is still here is given what is new until it is its turn to go, where the server lets
     * us read so late; Payara has taken the database away by then, and they read on where they come back.
     */
    void stop() {
        exit.remove();
        sendReadersAway();
        watch.stop();
        tail.stop();
        lanes.forEach(lane -> lane.shift().stop());
        catchUpWorkers.stop();
    }

    /** Returns once they are gone. The process and the application may end at the same time, and both wait. */
    private void sendReadersAway() {
        admission.close();
        if (leaving.compareAndSet(false, true)) {
            lanes.forEach(lane -> lane.execute(readers -> readers.closeAll(drain)));
        }
        lanes.forEach(lane -> lane.awaitEmpty(drain));
    }

    /** Whether events come through: the tail reads the journal and readers are taken. */
    public boolean isAlive() {
        return admission != null && admission.isOpen() && tail.isAlive();
    }

    public int readers() {
        return lanes.stream().mapToInt(Lane::size).sum();
    }

    /** Readers of each topic that has any; one who follows several counts for each, one who follows all for none. */
    public Map<TopicName, Integer> readersByTopic() {
        Map<TopicName, Integer> sizes = new HashMap<>();
        broadcasters.forEach((topic, broadcaster) -> {
            int size = broadcaster.size();
            if (size > 0) {
                sizes.put(topic, size);
            }
        });
        return sizes;
    }

    /** How many events the journal has handed to this node since it started. */
    public long events() {
        return meters.events();
    }

    /** The last id that this node knows was given. */
    public EventId head() {
        return ring.head();
    }

    /** For whoever is turned away. */
    public byte[] busy(Subscription.Form form) {
        return controls.busy(form, !admission.isOpen());
    }

    public Replay replay() {
        return replay;
    }

    /** What another node erases is gone once the tail has read it; what this one erases, at once. */
    public void erase(@Observes ItemErased erased) {
        ring.erase(erased.item(), erased.before());
    }

    /** Where a reader that brings this last id begins. */
    public Start startAfter(String lastEventId) {
        return cursors.start(lastEventId);
    }

    /** Whether a cursor from {@link #startAfter} or {@link #head} is one of this history still. */
    public boolean honours(EventId cursor) {
        return cursors.honours(cursor);
    }

    public TopicBroadcaster broadcaster(TopicName topic) {
        return broadcasters.computeIfAbsent(topic, name -> new TopicBroadcaster(name, this));
    }

    void forget(TopicName topic, TopicBroadcaster closed) {
        if (topic != null) {
            broadcasters.remove(topic, closed);
        }
    }

    /**
     * Takes in a reader. It is greeted, and given what it lacks, once its output says for the first time that it can be
     * written to.
     *
     * @param address where it comes from, as far as it counts
     * @return empty when the node is full or stops
     */
    public Optional<Reader> admit(Subscription subscription, Start start, ReaderOutput output, String address) {
        Optional<Admission.Full> full = admission.enter(address, subscription);
        if (full.isPresent()) {
            if (full.get() != Admission.Full.STOPPING) {
                lookForTheDead();
            }
            return Optional.empty();
        }
        EventId head = ring.head();
        byte[] hello = controls.hello(subscription.form(), start.cursor().orElse(head));
        byte[] greeting = start.reset()
                .map(reason -> ControlEvents.join(hello, controls.reset(subscription, head, reason)))
                .orElse(hello);
        Runnable leaves = () -> admission.leave(address, subscription);
        return Optional.of(admit(subscription, start.cursor().orElse(head), greeting, output, leaves));
    }

    /**
     * When many come back at once, those that they were still count: no server says that a client is gone before two
     * writes to it. Not more often than a heartbeat, because it costs as much.
     */
    private void lookForTheDead() {
        long last = lookedForTheDead.get();
        long now = System.nanoTime();
        if (now - last > settings.delivery().heartbeat().toNanos() && lookedForTheDead.compareAndSet(last, now)) {
            lanes.forEach(lane -> lane.execute(LaneReaders::lookForTheDead));
        }
    }

    /** Takes in a sink that the container made. */
    Reader follow(TopicName topic, ReaderOutput output) {
        Subscription subscription = new Subscription(Set.of(topic), Subscription.Form.TYPED);
        return admit(subscription, ring.head(), new byte[] {'\n'}, output, () -> {});
    }

    private Reader admit(
            Subscription subscription, EventId cursor, byte[] greeting, ReaderOutput output, Runnable leaves) {
        Lane lane = lanes.stream().min(Comparator.comparingInt(Lane::size)).orElseThrow();
        List<TopicBroadcaster> followed = subscription.toAll()
                ? List.of(everything)
                : subscription.topics().stream().map(this::broadcaster).toList();
        Reader reader = new Reader(subscription, cursor, greeting, output, lane, controls, followed, leaves);
        lane.expect(reader);
        // Before it looks at the ring: what is appended from here on is announced to its lane.
        followed.forEach(broadcaster -> broadcaster.joins(reader));
        if (!cursors.honours(cursor)) {
            // The history was lost since its cursor was looked at, and its lane may have told all that it had then.
            lane.execute(readers -> readers.reset(reader));
        }
        return reader;
    }

    /** An event that is not journalled takes its place in the order and is gone with the ring. */
    void pass(TopicName topic, OutboundSseEvent event) {
        feed.passing(topic, event);
    }

    // ---- called by the tail's thread

    @Override
    public void follow(List<JournalEntry> entries) {
        feed.journalled(entries);
        meters.appended(entries.size());
    }

    @Override
    public void head(EventId head) {
        journalHead = head;
        ring.head(head);
    }

    @Override
    public void epochs(Epochs known) {
        cursors.renew(known);
    }

    @Override
    public void historyLost(EventId head, Epochs known) {
        journalHead = head;
        // First, so that whoever is let in from here on is not taken for one of the new history.
        cursors.renew(known);
        feed.restart(head);
        lanes.forEach(lane -> lane.execute(LaneReaders::resetAll));
    }

    private void touch(TopicName topic, long position) {
        TopicBroadcaster broadcaster = broadcasters.get(topic);
        if (broadcaster != null) {
            broadcaster.touch(topic, position);
        }
        everything.touch(topic, position);
    }

    private void begin(Lane lane, Shift shift) {
        lane.begin(shift);
        threads.newThread(shift).start();
    }
}
