package news.herald.broadcast;

import jakarta.ws.rs.sse.OutboundSseEvent;
import java.io.IOException;
import java.util.List;

/**
 * Where a reader's bytes go. Used by one thread at a time: the lane's; only {@link #end} may come from another, once,
 * after the last use.
 */
public interface ReaderOutput {

    /** Told when a write becomes possible again after {@link #isReady} said no, or when the reader is gone. */
    interface Listener {
        void writePossible();

        void failed(Throwable cause);
    }

    /** Whether a write would be taken without waiting. After a no, the listener is told when it would. */
    boolean isReady() throws IOException;

    /**
     * Writes whole events and sends them off. Never waits, where the server keeps its promise.
     *
     * @param bytes the events, encoded; shared with other readers
     * @param events the same as objects, for outputs that do not take bytes; none for what is about the stream itself
     */
    void write(byte[] bytes, List<? extends OutboundSseEvent> events) throws IOException;

    /** Ends the stream. */
    void end();
}
