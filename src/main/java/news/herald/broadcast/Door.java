package news.herald.broadcast;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import news.herald.journal.EventId;
import news.herald.live.TopicName;

/** Where readers come in: each is counted, greeted and given to a lane. Safe for use by many threads. */
final class Door {

    private final Admission admission;
    private final Lanes lanes;
    private final Broadcasters broadcasters;
    private final Ring ring;
    private final Cursors cursors;
    private final ControlEvents controls;
    private final long heartbeat;
    private final AtomicLong lookedForTheDead = new AtomicLong(Long.MIN_VALUE / 2);

    Door(
            Admission admission,
            Lanes lanes,
            Broadcasters broadcasters,
            Ring ring,
            Cursors cursors,
            ControlEvents controls,
            Duration heartbeat) {
        this.admission = admission;
        this.lanes = lanes;
        this.broadcasters = broadcasters;
        this.ring = ring;
        this.cursors = cursors;
        this.controls = controls;
        this.heartbeat = heartbeat.toNanos();
    }

    void open() {
        admission.open();
    }

    void close() {
        admission.close();
    }

    boolean isOpen() {
        return admission.isOpen();
    }

    /** As {@link Fanout#admit} says. */
    Optional<Reader> admit(Subscription subscription, Start start, ReaderOutput output, String address) {
        Optional<Admission.Full> full = admission.enter(address, subscription);
        if (full.isPresent()) {
            if (full.get() != Admission.Full.STOPPING) {
                lookForTheDead();
            }
            return Optional.empty();
        }
        EventId head = ring.head();
        byte[] hello = controls.hello(subscription.form(), start.cursor().orElse(head), head);
        byte[] greeting = start.reset()
                .map(reason -> ControlEvents.join(hello, controls.reset(subscription, head, reason)))
                .orElse(hello);
        Runnable leaves = () -> admission.leave(address, subscription);
        return Optional.of(letIn(subscription, start.cursor().orElse(head), greeting, output, leaves));
    }

    /** Takes in a sink that the container made. */
    Reader follow(TopicName topic, ReaderOutput output) {
        Subscription subscription = new Subscription(Set.of(topic), Subscription.Form.TYPED);
        return letIn(subscription, ring.head(), new byte[] {'\n'}, output, () -> {});
    }

    /** As {@link Fanout#await} says. */
    Optional<Runnable> await(Subscription subscription, String address) {
        Optional<Admission.Full> full = admission.enter(address, subscription);
        if (full.isEmpty()) {
            return Optional.of(() -> admission.leave(address, subscription));
        }
        // Of a node that stops, the server ends it, and nobody else comes.
        return full.get() == Admission.Full.STOPPING ? Optional.of(() -> {}) : Optional.empty();
    }

    /** What whoever is turned away is told. */
    byte[] busy(Subscription.Form form, Duration turn) {
        return controls.busy(form, !isOpen(), turn);
    }

    private Reader letIn(
            Subscription subscription, EventId cursor, byte[] greeting, ReaderOutput output, Runnable leaves) {
        Lane lane = lanes.emptiest();
        List<TopicBroadcaster> followed = broadcasters.of(subscription);
        Reader reader = new Reader(subscription, cursor, greeting, output, lane, controls, followed, leaves);
        reader.joinsAt = ring.unseenFrom(cursor.seq());
        lane.expect(reader);
        // Before it looks at the ring: what is appended from here on is announced to its lane.
        followed.forEach(broadcaster -> broadcaster.joins(reader));
        if (!cursors.honours(cursor)) {
            // The history was lost since its cursor was looked at, and its lane may have told all that it had then.
            lane.execute(readers -> readers.reset(reader));
        }
        return reader;
    }

    /**
     * When many come back at once, those that they were still count: no server says that a client is gone before two
     * writes to it. Not more often than a heartbeat, because it costs as much.
     */
    private void lookForTheDead() {
        long last = lookedForTheDead.get();
        long now = System.nanoTime();
        if (now - last > heartbeat && lookedForTheDead.compareAndSet(last, now)) {
            lanes.execute(LaneReaders::lookForTheDead);
        }
    }
}
