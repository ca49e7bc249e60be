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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import news.herald.config.Settings;
import news.herald.database.DatabaseClock;
import news.herald.engine.Engine;
import news.herald.engine.Post;
import news.herald.journal.Epochs;
import news.herald.journal.EventId;
import news.herald.journal.ItemErased;
import news.herald.journal.Journal;
import news.herald.journal.JournalEntry;
import news.herald.journal.JournalStart;
import news.herald.journal.JournalTail;
import news.herald.journal.Wakeup;
import news.herald.live.TopicName;
import news.herald.metrics.Buckets;
import news.herald.metrics.Metrics;
import news.herald.problem.Refusal;
import news.herald.topics.KnownTopics;

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

    @Inject
    private KnownTopics topics;

    @Inject
    private Engine engine;

    @Inject
    private DatabaseClock clock;

    @Resource
    private ManagedThreadFactory threads;

    @Resource
    private ManagedExecutorService executor;

    private final Broadcasters broadcasters = new Broadcasters(this);
    private final AtomicBoolean leaving = new AtomicBoolean();

    private Ring ring;
    private Feed feed;
    private Cursors cursors;
    private DeliveryMeters meters;
    private Replay replay;
    private JournalTail tail;
    private Post tailPost;
    private Lanes lanes;
    private Workers catchUpWorkers;
    private Duration drain;
    private ExitHook exit;

    /** Null until the delivery starts; opened once all else is in place, so whoever is let in sees that too. */
    private volatile Door door;

    void start() {
        Settings.Delivery delivery = settings.delivery();
        EventId head = journal.head();
        ring = new Ring(delivery.ring(), delivery.ringBytes(), head);
        cursors = new Cursors(journal, ring);
        meters = new DeliveryMeters(metrics, clock::measured);
        replay = new Replay(journal, ring, delivery.pageEvents());
        ControlEvents controls = new ControlEvents(delivery.heartbeat(), delivery.retry(), stopping());
        lanes = lanes(delivery, controls);
        feed = new Feed(ring, topics::isForEverybody, broadcasters::touch, lanes::wake);
        Admission admission = new Admission(settings.limits(), metrics);
        door = new Door(admission, lanes, broadcasters, ring, cursors, controls, delivery.heartbeat());
        lanes.start();
        tail = new JournalTail(journal, epochs, wakeup, delivery.poll(), head, this);
        tailPost = engine.post("tail");
        threads.newThread(tailPost.keeping(tail)).start();
        metrics.gauge("herald_readers", "Open streams", this::readers);
        metrics.gauge(
                "herald_journal_lag_events", "Events that are committed and not yet in this node's ring", this::lag);
        // Now: when the process ends, the server may have taken the settings away.
        drain = delivery.drain();
        exit = new ExitHook(this::sendReadersAway);
        door.open();
    }

    private Lanes lanes(Settings.Delivery delivery, ControlEvents controls) {
        catchUpWorkers = new Workers(engine.post("catch-up"), threads, delivery.catchUp());
        CatchUp catchUp = new CatchUp(
                journal, ring::head, ring::reaches, topics::isForEverybody, delivery, meters, catchUpWorkers);
        Endings endings = new Endings(executor);
        List<Lane> all = IntStream.range(0, delivery.lanes())
                .mapToObj(number -> lane(number, catchUp, controls, delivery, endings))
                .toList();
        return new Lanes(all, endings, meters, engine.post("lane-watch"), threads);
    }

    private Lane lane(
            int number, CatchUp catchUp, ControlEvents controls, Settings.Delivery delivery, Endings endings) {
        Post post = engine.post("lane-" + number);
        return new Lane(number, ring, catchUp, controls, delivery, meters, post, endings);
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
        tail.stop();
        lanes.stop();
        catchUpWorkers.stop();
    }

    /** Returns once they are gone. The process and the application may end at the same time, and both wait. */
    private void sendReadersAway() {
        door.close();
        if (leaving.compareAndSet(false, true)) {
            lanes.execute(readers -> readers.closeAll(drain));
        }
        lanes.awaitEmpty(drain);
    }

    /** Whether events come through: the tail reads the journal and readers are taken. */
    public boolean isAlive() {
        return door != null && door.isOpen() && tail.isAlive();
    }

    /** Whether the tail reads the journal, while readers are sent away too. */
    public boolean isReading() {
        return tail.isAlive();
    }

    public int readers() {
        return lanes.readers();
    }

    /** Readers of each topic that has any; one who follows several counts for each, one who follows all for none. */
    public Map<TopicName, Integer> readersByTopic() {
        return broadcasters.sizes();
    }

    /** How many events the journal has handed to this node since it started. */
    public long events() {
        return meters.events();
    }

    /** How many events were written to readers since it started. */
    public long deliveries() {
        return meters.deliveries();
    }

    /** How long events took from their row in the journal to their writes to readers, in seconds, since it started. */
    public Buckets latency() {
        return meters.latency();
    }

    /** Events that were committed when the journal was last looked at, and are not yet in this node's ring. */
    public long lag() {
        return Math.max(0, tail.seen() - ring.head().seq());
    }

    /** The last id that this node knows was given. */
    public EventId head() {
        return ring.head();
    }

    /**
     * For whoever is turned away.
     *
     * @param turn how long they should stay away in any case
     */
    public byte[] busy(Subscription.Form form, Duration turn) {
        return door.busy(form, turn);
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
        return broadcasters.of(topic);
    }

    void forget(TopicName topic, TopicBroadcaster closed) {
        broadcasters.forget(topic, closed);
    }

    /**
     * Takes in a reader. It is greeted, and given what it lacks, once its output says for the first time that it can be
     * written to.
     *
     * @param address where it comes from, as far as it counts
     * @return empty when the node is full or stops
     */
    public Optional<Reader> admit(Subscription subscription, Start start, ReaderOutput output, String address) {
        return door.admit(subscription, start, output, address);
    }

    /**
     * Takes in whoever waits for what comes, without a stream; it counts as a reader.
     *
     * @param address where it comes from, as far as it counts
     * @return to be run once, when it waits no more; empty when the node is full
     */
    public Optional<Runnable> await(Subscription subscription, String address) {
        return door.await(subscription, address);
    }

    /** Takes in a sink that the container made. */
    Reader follow(TopicName topic, ReaderOutput output) {
        return door.follow(topic, output);
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
        tailPost.well();
    }

    @Override
    public void head(EventId head) {
        ring.head(head);
        tailPost.well();
    }

    @Override
    public void fault(Throwable fault) {
        // That the database has too much to do is no fault of the tail.
        if (!(fault instanceof Refusal)) {
            tailPost.failed(fault);
        }
    }

    @Override
    public void epochs(Epochs known) {
        cursors.renew(known);
    }

    @Override
    public void historyLost(EventId head, Epochs known) {
        // First, so that whoever is let in from here on is not taken for one of the new history.
        cursors.renew(known);
        topics.forgetAll();
        feed.restart(head);
        lanes.execute(LaneReaders::resetAll);
    }
}
