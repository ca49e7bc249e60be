package news.herald.broadcast;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import news.herald.journal.EventId;

/**
 * One open stream: a cursor, not a queue. What it still lacks stands in the ring or in the journal, so that it takes the
 * same memory however slow it is.
 *
 * <p>Owned by the thread of its lane, but for the methods of {@link SseEventSink} and {@link ReaderOutput.Listener}, which
 * any thread may call.
 */
public final class Reader implements SseEventSink, ReaderOutput.Listener {

    /** Where the next event comes from. */
    enum Source {
        /** The ring, at {@link #position}. */
        RING,
        /** The journal, after {@link #place}. */
        JOURNAL,
        /** The journal gave more than this node's tail has seen: the ring, once it is as far. */
        AHEAD
    }

    /** An event for this reader only, outside of the journal's order. */
    record Control(byte[] bytes, CompletableFuture<Object> written) {}

    // Set once.
    final Subscription subscription;
    final ReaderOutput output;
    final ControlEvents controls;
    private final Lane lane;
    private final Consumer<LaneReaders> becameWritable;
    private final List<TopicBroadcaster> broadcasters;
    private final Runnable leaves;

    // Owned by the lane's thread.
    final Queue<Control> control = new ArrayDeque<>(2);
    Group group;
    Source source;
    long position;
    long place;
    Page page;

    /** Of one that is waited for. */
    WeakReference<Page> heldPage;

    int nextBatch;
    boolean asked;
    boolean idle;

    /** Since it was waited for, or came with an old cursor, until it has all there is: given no event for which a later one stands. */
    boolean behind;

    boolean captive;
    int member;
    int index;
    long waitingSince;
    long heartbeatAt;
    int look;

    /** {@link Ring#unseenFrom} when it was let in, until it has joined: what passes by meanwhile has no id that could tell. */
    long joinsAt = Long.MAX_VALUE;

    private volatile boolean closed;

    /**
     * @param cursor the id after which it wants everything
     * @param greeting what it is told first
     * @param broadcasters those of its topics
     * @param leaves run once, when it is closed
     */
    Reader(
            Subscription subscription,
            EventId cursor,
            byte[] greeting,
            ReaderOutput output,
            Lane lane,
            ControlEvents controls,
            List<TopicBroadcaster> broadcasters,
            Runnable leaves) {
        this.leaves = leaves;
        this.broadcasters = List.copyOf(broadcasters);
        this.subscription = subscription;
        this.output = output;
        this.lane = lane;
        this.controls = controls;
        this.place = cursor.seq();
        this.becameWritable = readers -> readers.writable(this);
        // Waits in the line like whatever comes later, and is gone from memory once it was written.
        control.add(new Control(greeting, null));
    }

    Lane lane() {
        return lane;
    }

    /** To be called once. */
    void leave() {
        closed = true;
        leaves.run();
        broadcasters.forEach(broadcaster -> broadcaster.left(this));
    }

    @Override
    public void writePossible() {
        lane.execute(becameWritable);
    }

    @Override
    public void failed(Throwable cause) {
        broadcasters.forEach(broadcaster -> broadcaster.failed(this, cause));
        lane.execute(readers -> readers.close(this, CloseReason.GONE));
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /** Sends this reader an event of its own. Completed when it was handed to the server. */
    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
        if (closed) {
            throw new IllegalStateException("the reader is closed");
        }
        CompletableFuture<Object> written = new CompletableFuture<>();
        byte[] bytes = controls.encode(event, subscription.form());
        lane.execute(readers -> readers.send(this, new Control(bytes, written)));
        return written;
    }

    /** Who opened it may not see it any more. */
    public void shut() {
        lane.execute(readers -> readers.dismiss(this));
    }

    @Override
    public void close() {
        lane.execute(readers -> readers.close(this, CloseReason.SERVER));
    }
}
