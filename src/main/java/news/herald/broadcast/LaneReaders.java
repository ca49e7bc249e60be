package news.herald.broadcast;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.logging.Level;
import java.util.logging.Logger;
import news.herald.config.Settings;
import news.herald.live.TopicName;

/**
 * The readers of a lane, and all that is done with them: they join, are given what is new or what they lack, are told that
 * the stream lives, and leave. Owned by the lane's thread.
 */
final class LaneReaders {

    /** Writes to a reader; throws {@link TakenOver} if the lane belongs to another thread by the time it returns. */
    interface Writer {
        void write(Reader reader, Batch batch) throws IOException;
    }

    private static final Logger LOG = Logger.getLogger(LaneReaders.class.getName());

    /** Writes in a row to one reader with a backlog, before the others have their turn. */
    private static final int TURN = 16;

    /** Between two looks for what another node has told our readers and our own tail has not seen yet. */
    private static final long AHEAD_NANOS = 2_000_000L;

    private final Ring ring;
    private final ControlEvents controls;
    private final DeliveryMeters meters;
    private final Endings endings;
    private final Writer writer;
    private final Runnable left;
    private final Readership readership;
    private final Supply supply;
    private final WriteTally tally;
    private final Sweep sweep;
    private final Map<TopicName, Long> dirty = new HashMap<>();
    private final Queue<Reader> unfinished = new ArrayDeque<>();
    private Farewells farewells = Farewells.NONE;

    /**
     * @param left run for each reader that is closed
     */
    LaneReaders(
            Ring ring,
            Supply supply,
            WriteTally tally,
            ControlEvents controls,
            Settings.Delivery settings,
            DeliveryMeters meters,
            Endings endings,
            Writer writer,
            Runnable left) {
        this.ring = ring;
        this.supply = supply;
        this.tally = tally;
        this.controls = controls;
        this.meters = meters;
        this.endings = endings;
        this.writer = writer;
        this.left = left;
        Shelf shelf = new Shelf(settings.ringBytes() / settings.lanes());
        this.readership = new Readership(subscription -> new Group(subscription, ring, settings.batchBytes(), shelf));
        this.sweep = new Sweep(readership, settings.heartbeat(), settings.stall());
    }

    // ---- in each round

    /** The event at this position, and maybe later ones, concern the readers of a topic. */
    void isNew(TopicName topic, long position) {
        dirty.merge(topic, position, Math::min);
    }

    /** What is new, what was not finished, what is due. */
    void serve() {
        deliverNew();
        supply.ahead().forEach(this::advance);
        for (int turns = unfinished.size(); turns > 0; turns--) {
            advance(unfinished.remove());
        }
        List<Reader> readers = readership.readers();
        for (int stay = farewells.mayStay(System.nanoTime()); readers.size() > stay; ) {
            farewell(readers.get(readers.size() - 1), CloseReason.SERVER, controls.farewell());
        }
        sweep.due(System.nanoTime(), this::beat, reader -> close(reader, CloseReason.STALLED));
        tally.handOn();
    }

    /** How long the lane may wait when nothing comes in. */
    long pauseNanos() {
        if (!unfinished.isEmpty()) {
            return 0;
        }
        return supply.ahead().isEmpty() ? sweep.pauseNanos() : AHEAD_NANOS;
    }

    // ---- as somebody asked

    /** Let in; joins when its output says for the first time that it can be written to. */
    void expect(Reader reader) {
        waits(reader);
        readership.expect(reader);
    }

    /** The thread was taken over while it hung in a write to this reader, which so takes nothing. */
    void resume(Reader captive) {
        captive.captive = true;
        meters.captured();
        waits(captive);
    }

    /** The thread that was stuck on a reader came back. */
    void release(TakenOver from) {
        Reader reader = from.reader;
        reader.captive = false;
        meters.released();
        goesOn(reader);
        if (reader.isClosed()) {
            endings.end(reader.output);
        } else if (from.failure != null) {
            close(reader, CloseReason.STALLED);
        } else {
            supply.took(reader, from.batch);
            advance(reader);
        }
    }

    /** The server takes more for this reader. The first time it says so, the reader joins. */
    void writable(Reader reader) {
        if (reader.isClosed()) {
            return;
        }
        if (reader.group == null) {
            join(reader);
        }
        goesOn(reader);
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
        if (reader.waitingSince != 0) {
            supply.waits(reader);
        }
        advance(reader);
    }

    void close(Reader reader, CloseReason reason) {
        if (reader.isClosed()) {
            return;
        }
        reader.leave();
        goesOn(reader);
        endings.announce();
        left.run();
        supply.forget(reader);
        readership.leave(reader);
        meters.closed(reason);
        reader.control.stream()
                .filter(control -> control.written() != null)
                .forEach(control -> control.written().completeExceptionally(new IOException("the reader is closed")));
        if (!reader.captive) {
            endings.end(reader.output);
        }
    }

    /** Ends the stream of a reader that may not see all of it any more, and tells it to begin again with what it may. */
    void dismiss(Reader reader) {
        if (!reader.isClosed()) {
            byte[] reset = controls.reset(reader.subscription, ring.head(), ResetReason.RIGHT);
            farewell(reader, CloseReason.RIGHT, reset);
        }
    }

    /** Tells every reader when to come back and ends its stream; not all at once, but spread over this time. */
    void closeAll(Duration spread) {
        farewells = new Farewells(readership.readers().size(), System.nanoTime(), spread.toNanos());
    }

    /** Finds those that went without a word, before their heartbeat would have. */
    void lookForTheDead() {
        sweep.hurry(System.nanoTime());
    }

    /** The history that all readers know is gone. */
    void resetAll() {
        readership.all().forEach(this::reset);
    }

    /** The history that this reader knows is gone. */
    void reset(Reader reader) {
        if (reader.isClosed()) {
            return;
        }
        supply.reset(reader, ResetReason.EPOCH);
        if (reader.group != null) {
            // Not at once: a write that hangs would leave the rest behind.
            unfinished.add(reader);
        }
    }

    // ---- within

    private void join(Reader reader) {
        readership.join(reader);
        sweep.joined(reader, System.nanoTime());
        supply.locate(reader);
    }

    private void deliverNew() {
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
                    waits(reader);
                    return;
                }
                Batch batch = supply.next(reader);
                if (batch == null) {
                    return;
                }
                writer.write(reader, batch);
                supply.took(reader, batch);
            }
            unfinished.add(reader);
        } catch (TakenOver taken) {
            throw taken;
        } catch (IOException gone) {
            close(reader, CloseReason.GONE);
        } catch (OutOfMemoryError later) {
            // Its cursor stands, and closing it would cost more. In the next round, which those before it begin.
            unfinished.add(reader);
            throw later;
        } catch (RuntimeException | Error fault) {
            // Whatever it is, the others are not to meet it in every round.
            LOG.log(Level.WARNING, "a reader is closed after a fault", fault);
            close(reader, CloseReason.FAULT);
        }
    }

    private void waits(Reader reader) {
        reader.waitingSince = System.nanoTime() | 1;
        supply.waits(reader);
        meters.waits();
    }

    private void goesOn(Reader reader) {
        if (reader.waitingSince != 0) {
            reader.waitingSince = 0;
            meters.goesOn();
        }
    }

    private void farewell(Reader reader, CloseReason reason, byte[] word) {
        if (reader.captive) {
            // A thread is in its output still, and ends it when it comes back.
            close(reader, reason);
            return;
        }
        boolean ready = reader.waitingSince == 0;
        // Out of the lane first: a write that hangs must not bring it back here.
        reader.captive = true;
        close(reader, reason);
        reader.captive = false;
        try {
            if (ready && reader.output.isReady()) {
                writer.write(reader, new Batch(List.of(), word, -1, -1));
            }
        } catch (TakenOver taken) {
            throw taken;
        } catch (IOException | RuntimeException | Error gone) {
            // Whatever it is, it ends.
            endings.end(reader.output);
            LOG.log(Level.FINE, "a reader went before it could be told", gone);
            return;
        }
        endings.end(reader.output);
    }

    private void beat(Reader reader) {
        reader.control.add(new Reader.Control(controls.heartbeat(reader.subscription.form(), ring.head()), null));
        advance(reader);
    }
}
