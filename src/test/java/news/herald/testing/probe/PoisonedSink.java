package news.herald.testing.probe;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** A sink that ends in an error when it is asked, three times, as code of an application may. */
final class PoisonedSink implements SseEventSink {

    private final AtomicInteger left = new AtomicInteger(3);
    private final boolean memory;

    /** @param memory whether that is what seems to be short */
    PoisonedSink(boolean memory) {
        this.memory = memory;
    }

    @Override
    public boolean isClosed() {
        if (left.getAndDecrement() > 0) {
            throw memory ? new OutOfMemoryError("as a test pretends") : new StackOverflowError("as a test pretends");
        }
        return true;
    }

    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        // There is nothing to end.
    }
}
