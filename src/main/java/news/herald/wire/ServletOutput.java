package news.herald.wire;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.io.IOException;
import java.util.List;
import news.herald.broadcast.ReaderOutput;

/**
 * A reader's end of an HTTP response, by the servlet's non-blocking output (Jakarta Servlet 6.0, section 5.7). Used by one
 * thread at a time, as {@link ReaderOutput} says.
 */
final class ServletOutput implements ReaderOutput, WriteListener {

    /** Small, because a server that holds a buffer for each stream holds thousands of them. */
    private static final int BUFFER = 1024;

    private final AsyncContext async;
    private final HttpServletResponse response;
    private ServletOutputStream output;
    private Listener listener;
    private boolean unflushed;

    ServletOutput(AsyncContext async, HttpServletResponse response) {
        this.async = async;
        this.response = response;
    }

    /** Sends the headers, and from then on tells the listener when the stream takes something. */
    void begin(Listener writer) throws IOException {
        listener = writer;
        // The servers' own limit is 30 seconds.
        async.setTimeout(0);
        StreamHeaders.set(response);
        response.setBufferSize(BUFFER);
        // Before the listener is set: Open Liberty ignores the first flush after it.
        response.flushBuffer();
        output = response.getOutputStream();
        output.setWriteListener(this);
    }

    @Override
    public void onWritePossible() {
        listener.writePossible();
    }

    @Override
    public void onError(Throwable cause) {
        listener.failed(cause);
    }

    @Override
    public boolean isReady() throws IOException {
        if (!output.isReady()) {
            return false;
        }
        if (unflushed) {
            unflushed = false;
            output.flush();
            return output.isReady();
        }
        return true;
    }

    @Override
    public void write(byte[] bytes, List<? extends OutboundSseEvent> events) throws IOException {
        output.write(bytes);
        if (output.isReady()) {
            output.flush();
        } else {
            unflushed = true;
        }
    }

    @Override
    public void end() {
        try {
            async.complete();
        } catch (IllegalStateException alreadyEnded) {
            // The server noticed first that the reader was gone.
        }
    }
}
