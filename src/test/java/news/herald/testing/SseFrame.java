package news.herald.testing;

import java.nio.charset.StandardCharsets;

/**
 * The event that a {@link SseParser} is putting together, valid only while the parser calls its listener: a swarm looks
 * at millions of events and keeps none. Owned by the parser's thread.
 */
public final class SseFrame {

    private final GrowingBytes data = new GrowingBytes();
    private final GrowingBytes type = new GrowingBytes();
    private final GrowingBytes id = new GrowingBytes();
    private boolean ownId;
    private int dataLines;

    /** The bytes of the data; only the first {@link #dataLength()} count, and only until the listener returns. */
    public byte[] dataBytes() {
        return data.array();
    }

    public int dataLength() {
        return data.length();
    }

    public int dataLines() {
        return dataLines;
    }

    public boolean ownId() {
        return ownId;
    }

    /** The number after the id's last hyphen, or -1 when the event has no such id of its own. */
    public long sequence() {
        return ownId ? id.trailingNumber() : -1;
    }

    /** The stream's last id, empty if none came: what a browser would come back with. */
    public String lastEventId() {
        return id.text();
    }

    boolean isReset() {
        return type.text().equals("reset");
    }

    public boolean isNamed() {
        return type.length() > 0;
    }

    public SseEvent toEvent() {
        return new SseEvent(id.text(), ownId, isNamed() ? type.text() : "message", data.text(StandardCharsets.UTF_8));
    }

    void appendData(byte[] line, int from, int to) {
        if (dataLines++ > 0) {
            data.append((byte) '\n');
        }
        data.append(line, from, to);
    }

    void type(byte[] line, int from, int to) {
        type.clear();
        type.append(line, from, to);
    }

    void id(byte[] line, int from, int to) {
        id.clear();
        id.append(line, from, to);
        ownId = true;
    }

    /** The id stays: it is the stream's, not the event's (WHATWG HTML, 9.2.6). */
    void next() {
        data.clear();
        type.clear();
        ownId = false;
        dataLines = 0;
    }
}
