package news.herald.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class SinkOutputTest {

    private static final byte[] UNUSED = {};

    private final List<OutboundSseEvent> sent = new ArrayList<>();
    private final SinkOutput output = new SinkOutput(new SseEventSink() {
        @Override
        public boolean isClosed() {
            return false;
        }

        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            sent.add(event);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    });

    /** Or it would meet what the application says first. */
    @Test
    void whoRegisteredItGreetsAndHeraldOnlyGivesSignsOfLife() {
        output.write(UNUSED, List.of());
        assertEquals(List.of(), sent);
        output.write(UNUSED, List.of());
        assertEquals(List.of(SignOfLife.COMMENT), sent);
    }

    @Test
    void anEventThatComesWithTheGreetingIsSent() {
        output.write(UNUSED, List.of(SignOfLife.COMMENT));
        assertEquals(1, sent.size());
        output.write(UNUSED, List.of());
        assertEquals(2, sent.size());
    }
}
