package news.herald.testing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One HTTP/1.1 response from bytes as they come: the head, then a body that is chunked, of a given length, or ends with
 * the connection (RFC 9112, sections 4 to 7). For one thread.
 */
final class HttpResponseParser {

    /** Hears of the response, in order. */
    interface Listener {

        void head(int status, Map<String, String> headers);

        /** Some of the body, without its framing. */
        void body(ByteBuffer bytes);

        /** The body is complete. Not called when only the connection's end tells so. */
        void end();
    }

    private enum State {
        HEAD,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        LENGTH,
        UNTIL_CLOSE,
        ENDED
    }

    private static final int LONGEST_LINE = 16_384;

    private final Listener listener;
    private final GrowingBytes line = new GrowingBytes();
    private final List<String> head = new ArrayList<>();
    private State state = State.HEAD;
    private long remaining;

    HttpResponseParser(Listener listener) {
        this.listener = listener;
    }

    /** @throws IllegalStateException when this is no HTTP/1.1 response */
    void feed(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            switch (state) {
                case CHUNK, LENGTH -> bounded(bytes);
                case UNTIL_CLOSE -> listener.body(bytes);
                case ENDED -> throw new IllegalStateException("bytes after the end of the response");
                default -> {
                    if (lineIsComplete(bytes)) {
                        String text = line.text();
                        line.clear();
                        line(text);
                    }
                }
            }
        }
    }

    private void bounded(ByteBuffer bytes) {
        int length = (int) Math.min(remaining, bytes.remaining());
        ByteBuffer part = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        remaining -= length;
        listener.body(part);
        if (remaining == 0) {
            if (state == State.CHUNK) {
                state = State.CHUNK_END;
            } else {
                ended();
            }
        }
    }

    private boolean lineIsComplete(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte one = bytes.get();
            if (one == '\n') {
                return true;
            }
            if (one != '\r') {
                line.append(one);
            }
            if (line.length() > LONGEST_LINE) {
                throw new IllegalStateException("a line of the response's framing is longer than " + LONGEST_LINE);
            }
        }
        return false;
    }

    private void line(String text) {
        switch (state) {
            case HEAD -> headLine(text);
            case CHUNK_SIZE -> {
                int extension = text.indexOf(';');
                remaining = Long.parseLong((extension < 0 ? text : text.substring(0, extension)).strip(), 16);
                state = remaining == 0 ? State.TRAILER : State.CHUNK;
            }
            case CHUNK_END -> {
                if (!text.isEmpty()) {
                    throw new IllegalStateException("a chunk is longer than it said: " + text);
                }
                state = State.CHUNK_SIZE;
            }
            case TRAILER -> {
                if (text.isEmpty()) {
                    ended();
                }
            }
            default -> throw new AssertionError(state);
        }
    }

    private void headLine(String text) {
        if (!text.isEmpty()) {
            head.add(text);
            return;
        }
        if (head.isEmpty() || !head.get(0).matches("HTTP/1\\.1 [1-5][0-9]{2}( .*)?")) {
            throw new IllegalStateException("no HTTP/1.1 response: " + head);
        }
        int status = Integer.parseInt(head.get(0).substring(9, 12));
        Map<String, String> headers = new TreeMap<>();
        for (String field : head.subList(1, head.size())) {
            int colon = field.indexOf(':');
            String name = field.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.merge(name, field.substring(colon + 1).strip(), (one, other) -> one + ", " + other);
        }
        head.clear();
        if (status >= 200) {
            bodyFollows(status, headers);
        }
    }

    private void bodyFollows(int status, Map<String, String> headers) {
        listener.head(status, headers);
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            state = State.CHUNK_SIZE;
        } else if (headers.containsKey("content-length")) {
            remaining = Long.parseLong(headers.get("content-length"));
            state = State.LENGTH;
            if (remaining == 0) {
                ended();
            }
        } else if (status == 204 || status == 304) {
            ended();
        } else {
            state = State.UNTIL_CLOSE;
        }
    }

    private void ended() {
        state = State.ENDED;
        listener.end();
    }
}
