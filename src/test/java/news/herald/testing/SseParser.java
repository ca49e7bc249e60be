package news.herald.testing;

import java.nio.ByteBuffer;

/**
 * Parses {@code text/event-stream} by the letter of the WHATWG HTML standard, section 9.2.6, from bytes as they come,
 * however the network has torn them. Lenient as a browser is; {@link WireRules} is the strict part. For one thread.
 */
public final class SseParser {

    /** Hears what was parsed, in order, on the parser's thread. */
    public interface Listener {

        /** A browser would dispatch this event. The frame is reused after the call. */
        void event(SseFrame frame);

        /** Each line before it is interpreted, without its end; {@code ending} is CR, LF or CRLF. */
        default void line(byte[] line, int length, Ending ending) {}

        /** An empty line came. Called after {@link #event} if there was one. */
        default void frameEnded(SseFrame frame, boolean dispatched) {}

        default void retry(long milliseconds) {}
    }

    /** How a line ended. Whether an LF follows a CR is known only with the next byte, so CRLF counts as CR. */
    public enum Ending {
        LF,
        CR
    }

    private final Listener listener;
    private final SseFrame frame = new SseFrame();
    private final GrowingBytes line = new GrowingBytes();
    private final byte[] window = new byte[8192];
    private boolean firstLine = true;
    private boolean afterCr;

    public SseParser(Listener listener) {
        this.listener = listener;
    }

    /** Takes all that the buffer holds. */
    public void feed(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int length = Math.min(bytes.remaining(), window.length);
            bytes.get(window, 0, length);
            feedWindow(length);
        }
    }

    /** Whether the stream, if it ended here, would cut an event short. */
    public boolean isInsideEvent() {
        return line.length() > 0 || frame.dataLines() > 0 || frame.isNamed() || frame.ownId();
    }

    private void feedWindow(int length) {
        int start = 0;
        for (int at = 0; at < length; at++) {
            byte one = window[at];
            if (one != '\n' && one != '\r') {
                afterCr = false;
                continue;
            }
            if (one == '\n' && afterCr) {
                afterCr = false;
                start = at + 1;
                continue;
            }
            line.append(window, start, at);
            start = at + 1;
            afterCr = one == '\r';
            lineEnded(afterCr ? Ending.CR : Ending.LF);
        }
        line.append(window, start, length);
    }

    private void lineEnded(Ending ending) {
        listener.line(line.array(), line.length(), ending);
        int start = firstLine && startsWithBom() ? 3 : 0;
        firstLine = false;
        if (line.length() == start) {
            frameEnded();
        } else if (line.array()[start] != ':') {
            field(start);
        }
        line.clear();
    }

    private boolean startsWithBom() {
        byte[] bytes = line.array();
        return line.length() >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    private void frameEnded() {
        boolean dispatched = frame.dataLines() > 0;
        if (dispatched) {
            listener.event(frame);
        }
        listener.frameEnded(frame, dispatched);
        frame.next();
    }

    private void field(int start) {
        byte[] bytes = line.array();
        int end = line.length();
        int colon = start;
        while (colon < end && bytes[colon] != ':') {
            colon++;
        }
        int value = Math.min(end, colon + 1);
        if (value < end && bytes[value] == ' ') {
            value++;
        }
        switch (FieldName.of(bytes, start, colon)) {
            case DATA -> frame.appendData(bytes, value, end);
            case EVENT -> frame.type(bytes, value, end);
            case ID -> {
                if (!holdsNul(bytes, value, end)) {
                    frame.id(bytes, value, end);
                }
            }
            case RETRY -> retry(bytes, value, end);
            case UNKNOWN -> {}
        }
    }

    private static boolean holdsNul(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == 0) {
                return true;
            }
        }
        return false;
    }

    private void retry(byte[] bytes, int from, int to) {
        if (from == to || to - from > 18) {
            return;
        }
        long milliseconds = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return;
            }
            milliseconds = milliseconds * 10 + bytes[at] - '0';
        }
        listener.retry(milliseconds);
    }
}
