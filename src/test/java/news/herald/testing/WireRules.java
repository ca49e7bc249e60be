package news.herald.testing;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The strict ear: what a browser would forgive but Herald must never send. Listens between the parser and another
 * listener and keeps every fault as a sentence. For one thread; {@link #faults()} belongs to the same thread.
 */
public final class WireRules implements SseParser.Listener {

    /** After these a reader is told its place: an id in a block of its own, which is no event. */
    private static final Set<String> BEFORE_A_PLACE = Set.of("hello", "reset");

    private static final Set<String> WITHOUT_ID =
            Set.of("hello", "heartbeat", "reset", "busy", "monitor", "monitor.alert", "presence", "readers");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,31}-[0-9]{1,19}");
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9.-]{0,63}");
    private static final int MOST_FAULTS = 100;

    /** Under which name events go out. */
    public enum Form {
        /** Each under the name of what happened. */
        TYPED,
        /** All under the default name, with {@code event} inside the data. */
        MESSAGE
    }

    private final Form form;
    private final SseParser.Listener next;
    private final List<String> faults = new ArrayList<>();
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final Set<FieldName> seen = EnumSet.noneOf(FieldName.class);
    private long lastSequence = -1;
    private String lastType = "";

    public WireRules(Form form, SseParser.Listener next) {
        this.form = form;
        this.next = next;
    }

    public List<String> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void line(byte[] line, int length, SseParser.Ending ending) {
        String text = text(line, length);
        if (ending != SseParser.Ending.LF) {
            fault("a line ends with CR", text);
        }
        if (text.indexOf('\0') >= 0) {
            fault("a line holds NUL", text);
        }
        if (text.startsWith("\uFEFF")) {
            fault("the stream starts with a byte order mark", text);
        }
        if (!text.isEmpty() && !text.startsWith(":")) {
            field(text);
        }
        next.line(line, length, ending);
    }

    private String text(byte[] line, int length) {
        try {
            CharBuffer text = utf8.decode(ByteBuffer.wrap(line, 0, length));
            return text.toString();
        } catch (CharacterCodingException invalid) {
            String replaced = new String(line, 0, length, StandardCharsets.UTF_8);
            fault("a line is not UTF-8", replaced);
            return replaced;
        }
    }

    private void field(String text) {
        int colon = text.indexOf(':');
        byte[] name = text.substring(0, Math.max(colon, 0)).getBytes(StandardCharsets.UTF_8);
        FieldName field = FieldName.of(name, 0, name.length);
        if (field == FieldName.UNKNOWN) {
            fault("an unknown field", text);
        } else if (!seen.add(field)) {
            fault("a second " + field + " line in one event", text);
        }
        String value = text.substring(colon + 1).strip();
        if (field == FieldName.RETRY && !value.matches("[0-9]{1,9}")) {
            fault("a retry that is no number", text);
        }
        if (field == FieldName.ID && !(ID.matcher(value).matches() && value.length() <= 32)) {
            fault("an id that is not EPOCH-SEQ", text);
        }
        if (field == FieldName.EVENT && !TYPE.matcher(value).matches()) {
            fault("an odd event name", text);
        }
    }

    @Override
    public void event(SseFrame frame) {
        SseEvent event = frame.toEvent();
        if ((form == Form.MESSAGE) == frame.isNamed()) {
            fault(frame.isNamed() ? "an event with a name" : "an event without a name", event.data());
        }
        try {
            JsonValue data = JsonText.value(event.data());
            lastType = form == Form.TYPED ? event.type() : typeInside(data);
            idAsItsTypeWants(event, lastType);
        } catch (JsonException notJson) {
            fault("data that is not JSON", event.data());
        }
        if (event.ownId()) {
            ascending(frame.sequence());
        }
        next.event(frame);
    }

    private void idAsItsTypeWants(SseEvent event, String type) {
        if (WITHOUT_ID.contains(type) == event.ownId()) {
            fault(event.ownId() ? "a control event with an id" : "a journalled event without id", type);
        }
    }

    private String typeInside(JsonValue data) {
        if (data instanceof JsonObject object && object.containsKey("event") && object.containsKey("data")) {
            return object.getString("event");
        }
        fault("data that does not say event and data", data.toString());
        return "message";
    }

    private void ascending(long sequence) {
        if (sequence <= lastSequence) {
            fault("ids do not ascend", lastSequence + " then " + sequence);
        }
        lastSequence = sequence;
    }

    @Override
    public void frameEnded(SseFrame frame, boolean dispatched) {
        if (!dispatched && seen.equals(EnumSet.of(FieldName.ID)) && BEFORE_A_PLACE.contains(lastType)) {
            lastType = "";
            lastSequence = frame.sequence();
        } else if (!dispatched && (seen.contains(FieldName.ID) || seen.contains(FieldName.EVENT))) {
            fault("an event without data", seen.toString());
        }
        seen.clear();
        next.frameEnded(frame, dispatched);
    }

    @Override
    public void retry(long milliseconds) {
        next.retry(milliseconds);
    }

    private void fault(String what, String where) {
        if (faults.size() < MOST_FAULTS) {
            String excerpt = where.length() > 120 ? where.substring(0, 120) + "…" : where;
            faults.add(what + ": " + excerpt);
        }
    }
}
