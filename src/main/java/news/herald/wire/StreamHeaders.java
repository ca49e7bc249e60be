package news.herald.wire;

import jakarta.servlet.http.HttpServletResponse;

/** The headers of every stream. */
final class StreamHeaders {

    static final String TYPE = "text/event-stream";

    private StreamHeaders() {}

    static void set(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(TYPE);
        // No cache keeps it, and no proxy compresses it: a compressor holds events back.
        response.setHeader("Cache-Control", "no-store, no-transform");
        // nginx buffers a response unless told not to.
        response.setHeader("X-Accel-Buffering", "no");
    }
}
