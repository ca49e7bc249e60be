package news.herald.fuzz;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import news.herald.testing.JournalChecker.Entry;
import news.herald.testing.RawAnswer;
import news.herald.testing.RawConnection;
import news.herald.testing.RawRequest;
import news.herald.testing.SseEvent;
import news.herald.testing.SseFrame;
import news.herald.testing.SseParser;
import news.herald.testing.WireRules;

/**
 * Reads on beside all that, from a cursor, and keeps of each event its id and what it is about, not what it says. {@link
 * #run} for one thread, the rest for any.
 */
final class SteadyReader implements Runnable, AutoCloseable, SseParser.Listener {

    /** A heartbeat comes more often. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RawConnection connection;
    private final WireRules rules = new WireRules(WireRules.Form.TYPED, this);
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private volatile boolean closed;

    SteadyReader(int port, String target, String cursor) throws IOException {
        connection = new RawConnection(port, PATIENCE);
        connection.send(new RawRequest("GET", target)
                .header("Host", "127.0.0.1")
                .header("Last-Event-ID", cursor)
                .bytes());
        RawAnswer head = connection.read("GET");
        if (!head.isStream()) {
            throw new IOException("no stream: " + head);
        }
    }

    @Override
    public void run() {
        SseParser parser = new SseParser(rules);
        try {
            for (byte[] part = connection.readPart(); part.length > 0; part = connection.readPart()) {
                parser.feed(ByteBuffer.wrap(part));
            }
            fault("the stream ended");
        } catch (IOException | RuntimeException ended) {
            fault(ended.toString());
        }
    }

    @Override
    public void event(SseFrame frame) {
        SseEvent event = frame.toEvent();
        if (event.type().equals("reset") || event.type().equals("busy")) {
            fault(event.type() + ": " + event.data());
        }
        if (!event.ownId()) {
            return;
        }
        try (var reader = Json.createReader(new StringReader(event.data()))) {
            synchronized (this) {
                entries.add(new Entry(event.id(), about(event.type(), reader.readObject())));
            }
        } catch (JsonException | ClassCastException unreadable) {
            fault("not one JSON object: " + event);
        }
    }

    /** The same for what a poll says of it. */
    static String about(String type, JsonObject data) {
        String kind = type.substring(0, Math.max(0, type.indexOf('.')));
        return (kind.isEmpty() ? type : kind) + " "
                + data.getString("uri", data.getString("key", data.getString("id", "")));
    }

    private synchronized void fault(String what) {
        if (!closed && faults.size() < 20) {
            faults.add(what);
        }
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Also those of the wire, once the thread that reads has ended. */
    synchronized List<String> faults() {
        List<String> all = new ArrayList<>(faults);
        all.addAll(rules.faults());
        return all;
    }

    void hangUp() {
        close();
    }

    @Override
    public void close() {
        closed = true;
        connection.close();
    }
}
