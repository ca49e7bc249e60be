package news.herald.broadcast;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Lets a sink that the container made follow a topic as a reader does. It has one batch under way at a time, because
 * containers queue what they are sent without bound, and whoever is slow lags in the ring instead. Used by one thread at
 * a time, as {@link ReaderOutput} says.
 */
final class SinkOutput implements ReaderOutput {

    private final SseEventSink sink;
    private Listener listener;
    private boolean greeted;
    private CompletableFuture<?> underWay = CompletableFuture.completedFuture(null);

    SinkOutput(SseEventSink sink) {
        this.sink = sink;
    }

    void begin(Listener listener) {
        this.listener = listener;
        listener.writePossible();
    }

    @Override
    public boolean isReady() throws IOException {
        if (sink.isClosed()) {
            throw new IOException("the sink is closed");
        }
        if (underWay.isDone()) {
            return true;
        }
        underWay.whenComplete((sent, fault) -> listener.writePossible());
        return false;
    }

    /**
     * No greeting: whoever registers a sink of the container's speaks to its client himself, and often at once, where RESTEasy
     * 6.2 may lose one of two that are sent together as the first. A heartbeat goes as a comment, because only a write tells
     * that the client is gone.
     */
    @Override
    public void write(byte[] bytes, List<? extends OutboundSseEvent> events) {
        boolean greeting = !greeted && events.isEmpty();
        greeted = true;
        if (greeting) {
            return;
        }
        CompletionStage<?> sent = CompletableFuture.completedFuture(null);
        for (OutboundSseEvent event : events.isEmpty() ? List.of(SignOfLife.COMMENT) : events) {
            sent = sent.thenCompose(previous -> sink.send(event));
        }
        underWay = sent.toCompletableFuture();
        underWay.whenComplete((done, fault) -> {
            if (fault != null) {
                listener.failed(fault);
            }
        });
    }

    @Override
    public void end() {
        sink.close();
    }
}
