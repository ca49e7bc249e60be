package news.herald.broadcast;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import news.herald.live.TopicName;

/**
 * The broadcaster of one topic in this node. It queues nothing: to broadcast is to append to the ring and to tell the
 * lanes that have readers of the topic. Safe for use by many threads.
 */
public final class TopicBroadcaster implements SseBroadcaster {

    private static final Logger LOG = Logger.getLogger(TopicBroadcaster.class.getName());

    private final TopicName topic;
    private final Fanout fanout;
    private final Map<Lane, Integer> lanes = new ConcurrentHashMap<>();
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private final Map<Reader, SseEventSink> sinks = new ConcurrentHashMap<>();
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private final List<Consumer<SseEventSink>> closeListeners = new CopyOnWriteArrayList<>();
    private final List<BiConsumer<SseEventSink, Throwable>> errorListeners = new CopyOnWriteArrayList<>();

    private volatile boolean closed;

    TopicBroadcaster(TopicName topic, Fanout fanout) {
        this.topic = topic;
        this.fanout = fanout;
    }

    /** Readers of the topic in this node. */
    public int size() {
        return readers.size();
    }

    /**
     * Lets a sink follow the topic from now on. Herald's own readers follow theirs since they were admitted; a sink that
     * the container made is served by an adapter, at the pace at which it takes events.
     */
    @Override
    public void register(SseEventSink sink) {
        if (closed) {
            throw new IllegalStateException("the broadcaster is closed");
        }
        if (!(sink instanceof Reader)) {
            SinkOutput output = new SinkOutput(sink);
            Reader reader = fanout.follow(topic, output);
            sinks.put(reader, sink);
            output.begin(reader);
        }
    }

    /**
     * Sends an event that is not journalled to whoever reads the topic now. It has no id, is in no journal, and is gone
     * with the ring.
     *
     * @return completed once the event stands in the ring, in its place in the order; delivery follows
     */
    @Override
    public CompletionStage<?> broadcast(OutboundSseEvent event) {
        if (closed) {
            throw new IllegalStateException("the broadcaster is closed");
        }
        fanout.pass(topic, event);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onClose(Consumer<SseEventSink> listener) {
        closeListeners.add(listener);
    }

    @Override
    public void onError(BiConsumer<SseEventSink, Throwable> listener) {
        errorListeners.add(listener);
    }

    @Override
    public void close() {
        close(true);
    }

    /** Ends this broadcaster; the topic's next reader is given a new one. Readers stay when it is not cascading. */
    @Override
    public void close(boolean cascading) {
        closed = true;
        fanout.forget(topic, this);
        if (cascading) {
            readers.forEach(Reader::close);
        }
    }

    /**
     * Runs a task once, when something new stands in the ring, unless it is forgotten before. It is run by the thread that
     * serves all readers: it must neither wait nor throw.
     */
    public void once(Runnable task) {
        waiting.add(task);
    }

    public void forget(Runnable task) {
        waiting.remove(task);
    }

    void joins(Reader reader) {
        readers.add(reader);
        lanes.merge(reader.lane(), 1, Integer::sum);
    }

    void left(Reader reader) {
        if (readers.remove(reader)) {
            lanes.computeIfPresent(reader.lane(), (lane, count) -> count == 1 ? null : count - 1);
            SseEventSink container = sinks.remove(reader);
            SseEventSink sink = container == null ? reader : container;
            closeListeners.forEach(listener -> tell(() -> listener.accept(sink)));
        }
    }

    void failed(Reader reader, Throwable cause) {
        SseEventSink sink = sinks.getOrDefault(reader, reader);
        errorListeners.forEach(listener -> tell(() -> listener.accept(sink, cause)));
    }

    /** A listener is the application's, and the thread is the one that serves all readers. */
    private static void tell(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException | Error fault) {
            LOG.log(Level.WARNING, "a listener of a broadcaster failed", fault);
        }
    }

    /** Tells whoever follows that the ring holds something new of a topic from this position on. */
    void touch(TopicName changed, long position) {
        lanes.keySet().forEach(lane -> lane.touch(changed, position));
        // A copy: a task that is run may register again at once, and would be met again and again.
        for (Runnable task : List.copyOf(waiting)) {
            if (waiting.remove(task)) {
                task.run();
            }
        }
    }
}
