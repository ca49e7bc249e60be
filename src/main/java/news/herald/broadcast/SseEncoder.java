package news.herald.broadcast;

import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import news.herald.journal.EventId;
import news.herald.json.JsonP;
import news.herald.live.TopicName;

/**
 * The one place where text becomes {@code text/event-stream} (WHATWG HTML, section 9.2). No CR, LF or NUL that comes with
 * the content gets through to the framing, so no content can forge an event. Stateless.
 */
final class SseEncoder {

    static final byte[] DATA = ascii("data: ");
    private static final byte[] END = ascii("\n\n");

    private SseEncoder() {}

    /** The lines before the data. Without id, the reader's last id stays what it was. */
    static byte[] head(String id, String name) {
        StringBuilder head = new StringBuilder(64);
        if (id != null) {
            head.append("id: ").append(oneLine(id)).append('\n');
        }
        if (name != null) {
            head.append("event: ").append(oneLine(name)).append('\n');
        }
        return head.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] event(byte[] head, String line) {
        byte[] data = line.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream event = new ByteArrayOutputStream(head.length + DATA.length + data.length + END.length);
        event.writeBytes(head);
        event.writeBytes(DATA);
        event.writeBytes(data);
        event.writeBytes(END);
        return event.toByteArray();
    }

    /** The event under the default name, its type and topic inside the data. */
    static byte[] message(Optional<EventId> id, Optional<TopicName> topic, String name, String data) {
        JsonObjectBuilder around = JsonP.PROVIDER.createObjectBuilder().add("event", name);
        topic.ifPresent(value -> around.add("topic", value.value()));
        String opening = around.build().toString();
        // The data is JSON already; to parse and write it again could change it.
        String line = opening.substring(0, opening.length() - 1) + ",\"data\":" + oneLine(data) + "}";
        return event(head(id.map(EventId::toString).orElse(null), null), line);
    }

    /** No event, but the id that the reader comes back with: a block without data only sets it (section 9.2.6). */
    static byte[] place(EventId id) {
        return ascii("id: " + id + "\n\n");
    }

    static byte[] retry(long millis) {
        return ascii("retry: " + millis + "\n");
    }

    /** A line break outside of a JSON string means nothing, and inside of one it is not allowed: a space serves for both. */
    static String oneLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' || c == 0) {
                return text.replace('\n', ' ').replace('\r', ' ').replace((char) 0, ' ');
            }
        }
        return text;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
