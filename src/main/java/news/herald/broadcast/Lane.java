package news.herald.broadcast;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import news.herald.config.Settings;
import news.herald.engine.Post;
import news.herald.live.TopicName;
import news.herald.metrics.Counter;

/**
 * Some of the node's readers and the one thread that writes to them. It never waits for one: a reader that cannot take
 * more is passed over until the server says that it can, and what it lacks by then goes out in one write.
 *
 * <p>The thread is the current {@link Shift}, and the {@link LaneReaders} are its own: whoever else wants something of
 * them leaves a task that is given them.
 */
final class Lane {

    private final Ring ring;
    private final Counter busy;
    private final Post post;

    // Used by any thread.
    private final Queue<Consumer<LaneReaders>> inbox = new ConcurrentLinkedQueue<>();
    private final Map<TopicName, Long> touched = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private volatile Shift shift;
    private volatile boolean waiting;

    // Owned by the shift's thread.
    private final LaneReaders readers;
    private final WriteTally tally;
    private final Rest rest;
    private long restUntil = System.nanoTime();

    Lane(
            int number,
            Ring ring,
            CatchUp catchUp,
            ControlEvents controls,
            Settings.Delivery settings,
            DeliveryMeters meters,
            Post post,
            Endings endings) {
        this.ring = ring;
        this.post = post;
        this.rest = new Rest(settings.rest());
        this.tally = new WriteTally(meters);
        Supply supply = new Supply(
                ring, catchUp, controls, tally, (reader, page) -> execute(readers -> readers.paged(reader, page)));
        this.readers = new LaneReaders(
                ring,
                supply,
                tally,
                controls,
                settings,
                meters,
                endings,
                (reader, batch) -> shift.write(reader, batch),
                size::decrementAndGet);
        this.busy = meters.laneBusy(number);
        meters.lane(number, this::size);
    }

    // ---- any thread

    /** Does something with the lane's readers soon, on its own thread. */
    void execute(Consumer<LaneReaders> task) {
        inbox.add(task);
        wake();
    }

    /** Says that the event at this position, and maybe later ones, concern the readers of a topic. Taken once the ring is told. */
    void touch(TopicName topic, long position) {
        touched.merge(topic, position, Math::min);
    }

    /** After the ring was told. */
    void wakeIfTouched() {
        if (!touched.isEmpty()) {
            wake();
        }
    }

    private void wake() {
        if (waiting) {
            shift.unpark();
        }
    }

    int size() {
        return size.get();
    }

    void begin(Shift next) {
        shift = next;
    }

    Post post() {
        return post;
    }

    Shift shift() {
        return shift;
    }

    /** Counts a reader before it joins, so that nothing is appended unnoticed in between. */
    void expect(Reader reader) {
        size.incrementAndGet();
        execute(all -> all.expect(reader));
    }

    // ---- the shift's thread

    /** After a thread was taken over in the midst of a round: whatever that round had not finished. */
    void resume(Reader captive) {
        readers.resume(captive);
    }

    /** One round: what came in, what is new, what is due. */
    void round() {
        long began = System.nanoTime();
        for (Consumer<LaneReaders> task = inbox.poll(); task != null; task = inbox.poll()) {
            task.accept(readers);
        }
        takeTouched();
        readers.serve();
        long ended = System.nanoTime();
        busy.add(ended - began);
        restUntil = ended + rest.after(ended - began, tally.eventsAWrite());
    }

    /**
     * Takes what is new up to where the ring was told before the look: all that stands before that place the look finds. Of
     * what is told during the look it may see the later ones only, and a reader of several topics would pass over the others.
     */
    private void takeTouched() {
        long told = ring.told();
        touched.forEach((topic, from) -> {
            if (from < told && touched.remove(topic, from)) {
                readers.isNew(topic, from);
            }
        });
    }

    private boolean isTold() {
        long told = ring.told();
        return touched.values().stream().anyMatch(from -> from < told);
    }

    /** Waits until there is something to do, or something may be due; after a long round not before it has rested. */
    void await() {
        rest();
        waiting = true;
        long pause = readers.pauseNanos();
        // Looked at once more after the flag: whoever comes later sees it and wakes us.
        if (pause > 0 && inbox.isEmpty() && !isTold()) {
            LockSupport.parkNanos(this, pause);
        }
        waiting = false;
    }

    /** Whatever comes: {@link Rest} says why. */
    private void rest() {
        for (long left = restUntil - System.nanoTime(); left > 0; left = restUntil - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }
}
