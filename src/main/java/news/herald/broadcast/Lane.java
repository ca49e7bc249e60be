package news.herald.broadcast;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import news.herald.config.Settings;
import news.herald.live.TopicName;

/**
 * Some of the node's readers and the one thread that writes to them. It never waits for one: a reader that cannot take
 * more is passed over until the server says that it can, and what it lacks by then goes out in one write.
 *
 * <p>The thread is the current {@link Shift}. {@link #execute}, {@link #touch} and {@link #wake} may be called by any
 * thread; everything else belongs to the shift.
 */
final class Lane {

    private static final Logger LOG = Logger.getLogger(Lane.class.getName());

    /** Writes in a row to one reader with a backlog, before the others have their turn. */
    private static final int TURN = 16;

    /** Between two looks for what another node has told our readers and our own tail has not seen yet. */
    private static final long AHEAD_NANOS = 2_000_000L;

    /** After the time over which they are spread, for the last farewells. */
    private static final long FAREWELL_NANOS = 5_000_000_000L;

    private final Ring ring;
    private final ControlEvents controls;
    private final Settings.Delivery settings;
    private final DeliveryMeters meters;
    private final Executor endings;

    // Used by any thread.
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final Map<TopicName, Long> touched = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private volatile Shift shift;
    private volatile boolean waiting;

    // Owned by the shift's thread.
    private final Readership readership;
    private final Supply supply;
    private final Map<TopicName, Long> dirty = new HashMap<>();
    private final Queue<Reader> unfinished = new ArrayDeque<>();
    private final Sweep sweep;
    private Farewells farewells = Farewells.NONE;

    Lane(
            Ring ring,
            CatchUp catchUp,
            ControlEvents controls,
            Settings.Delivery settings,
            DeliveryMeters meters,
            Executor endings) {
        this.ring = ring;
        this.controls = controls;
        this.settings = settings;
        this.meters = meters;
        this.endings = endings;
        this.readership = new Readership(subscription -> new Group(subscription, ring, settings.batchBytes()));
        this.supply = new Supply(ring, catchUp, controls, meters, (reader, page) -> execute(() -> paged(reader, page)));
        this.sweep = new Sweep(readership, settings.heartbeat(), settings.stall());
    }

    // ---- any thread

    void execute(Runnable task) {
        inbox.add(task);
        wake();
    }

    /** Says that the event at this position, and maybe later ones, concern the readers of a topic. */
    void touch(TopicName topic, long position) {
        touched.merge(topic, position, Math::min);
        wake();
    }

    void wake() {
        if (waiting) {
            shift.unpark();
        }
    }

    int size() {
        return size.get();
    }

    /** Waits until the last reader has left, for as long as the farewells are spread and a few seconds at most. */
    void awaitEmpty(Duration spread) {
        long deadline = System.nanoTime() + spread.toNanos() + FAREWELL_NANOS;
        while (size() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(this, 1_000_000L);
        }
    }

    void begin(Shift next) {
        shift = next;
    }

    Shift shift() {
        return shift;
    }

    /** Counts a reader before it joins, so that nothing is appended unnoticed in between. */
    void expect(Reader reader) {
        size.incrementAndGet();
        execute(() -> {
            reader.waitingSince = System.nanoTime() | 1;
            readership.expect(reader);
        });
    }

    // ---- the shift's thread

    /** One round: what came in, what is new, what is due. */
    void round() {
        for (Runnable task = inbox.poll(); task != null; task = inbox.poll()) {
            task.run();
        }
        deliverNew();
        supply.ahead().forEach(this::advance);
        for (int turns = unfinished.size(); turns > 0; turns--) {
            advance(unfinished.remove());
        }
        List<Reader> readers = readership.readers();
        for (int stay = farewells.mayStay(System.nanoTime()); readers.size() > stay; ) {
            farewell(readers.get(readers.size() - 1));
        }
        sweep.due(System.nanoTime(), this::beat, reader -> close(reader, CloseReason.STALLED));
    }

    /** Waits until there is something to do, or something may be due. */
    void await() {
        waiting = true;
        // Looked at once more after the flag: whoever comes later sees it and wakes us.
        if (inbox.isEmpty() && touched.isEmpty() && unfinished.isEmpty()) {
            LockSupport.parkNanos(this, supply.ahead().isEmpty() ? sweep.pauseNanos() : AHEAD_NANOS);
        }
        waiting = false;
    }

    /** After a thread was taken over in the midst of a round: whatever that round had not finished. */
    void resume(Reader captive) {
        captive.captive = true;
        meters.captured();
    }

    /** The thread that was stuck on a reader came back. */
    void release(TakenOver from) {
        Reader reader = from.reader;
        reader.captive = false;
        meters.released();
        if (reader.isClosed()) {
            end(reader);
        } else if (from.failure != null) {
            close(reader, CloseReason.GONE);
        } else {
            supply.took(reader, from.batch);
            advance(reader);
        }
    }

    private void join(Reader reader) {
        readership.join(reader);
        reader.heartbeatAt = System.nanoTime() + settings.heartbeat().toNanos();
        reader.control.add(new Reader.Control(reader.greeting, null));
        supply.locate(reader);
    }

    /** The server takes more for this reader. The first time it says so, the reader joins. */
    void writable(Reader reader) {
        if (reader.isClosed()) {
            return;
        }
        if (reader.group == null) {
            join(reader);
        }
        reader.waitingSince = 0;
        advance(reader);
    }

    void send(Reader reader, Reader.Control control) {
        if (reader.isClosed()) {
            control.written().completeExceptionally(new IOException("the reader is closed"));
            return;
        }
        reader.control.add(control);
        advance(reader);
    }

    /** A page that the reader asked for has come. */
    void paged(Reader reader, Page page) {
        reader.asked = false;
        if (page == null) {
            // The journal could not be read; the reader's cursor stands, and it comes back by itself.
            close(reader, CloseReason.FAULT);
            return;
        }
        reader.page = page;
        reader.nextBatch = 0;
        advance(reader);
    }

    void close(Reader reader, CloseReason reason) {
        if (reader.isClosed()) {
            return;
        }
        reader.leave();
        size.decrementAndGet();
        supply.forget(reader);
        readership.leave(reader);
        meters.closed(reason);
        reader.control.stream()
                .filter(control -> control.written() != null)
                .forEach(control -> control.written().completeExceptionally(new IOException("the reader is closed")));
        if (!reader.captive) {
            end(reader);
        }
    }

    /** Tells every reader when to come back and ends its stream; not all at once, but spread over this time. */
    void closeAll(Duration spread) {
        farewells = new Farewells(readership.readers().size(), System.nanoTime(), spread.toNanos());
    }

    // ---- within a round

    private void deliverNew() {
        for (TopicName topic : touched.keySet()) {
            Long from = touched.remove(topic);
            if (from != null) {
                dirty.merge(topic, from, Math::min);
            }
        }
        if (dirty.isEmpty()) {
            return;
        }
        readership.concernedBy(dirty).forEach(this::deliver);
        // Only now: a shift that takes over in the midst begins this again, and readers that are done notice.
        dirty.clear();
    }

    private void deliver(Group group) {
        // Backwards, because a reader that leaves is replaced by the last.
        for (int i = group.members.size() - 1; i >= 0; i--) {
            Reader reader = group.members.get(i);
            if (reader.idle && reader.source == Reader.Source.RING) {
                reader.position = Math.max(reader.position, group.touchedFrom);
                advance(reader);
            }
        }
    }

    /** Gives a reader what it lacks, as far as it takes it. The only place that writes. Nothing may follow a call to it. */
    private void advance(Reader reader) {
        if (reader.isClosed() || reader.captive || reader.waitingSince != 0) {
            return;
        }
        try {
            reader.idle = false;
            for (int turn = 0; turn < TURN; turn++) {
                if (!reader.output.isReady()) {
                    reader.waitingSince = System.nanoTime() | 1;
                    return;
                }
                Batch batch = supply.next(reader);
                if (batch == null) {
                    return;
                }
                shift.write(reader, batch);
                supply.took(reader, batch);
            }
            unfinished.add(reader);
        } catch (TakenOver taken) {
            throw taken;
        } catch (IOException gone) {
            close(reader, CloseReason.GONE);
        } catch (RuntimeException fault) {
            LOG.log(Level.WARNING, "a reader is closed after a fault", fault);
            close(reader, CloseReason.FAULT);
        }
    }

    private void farewell(Reader reader) {
        boolean ready = !reader.captive && reader.waitingSince == 0;
        // Out of the lane first: a write that hangs must not bring it back here.
        reader.captive = true;
        close(reader, CloseReason.SERVER);
        reader.captive = false;
        try {
            if (ready && reader.output.isReady()) {
                shift.write(reader, new Batch(List.of(), controls.comeBack(), -1, -1));
            }
        } catch (IOException gone) {
            LOG.log(Level.FINE, "a reader went before it could be told", gone);
        }
        end(reader);
    }

    /** The history that all readers know is gone. */
    void resetAll() {
        for (Reader reader : new ArrayList<>(readership.readers())) {
            reader.page = null;
            supply.reset(reader, ResetReason.EPOCH);
        }
        new ArrayList<>(readership.readers()).forEach(this::advance);
    }

    private void beat(Reader reader) {
        reader.control.add(new Reader.Control(controls.heartbeat(reader.subscription.form(), ring.head()), null));
        advance(reader);
    }

    /** Ends the stream on another thread: the end of a response may wait for a reader that takes nothing. */
    private void end(Reader reader) {
        try {
            endings.execute(reader.output::end);
        } catch (RejectedExecutionException stopping) {
            reader.output.end();
        }
    }
}
