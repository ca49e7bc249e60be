package news.herald.ninjs;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import news.herald.json.JsonP;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/**
 * Reads one JSON object in one pass and refuses, before it costs anything, what RFC 8259 leaves open and attackers use:
 * deep nesting, numbers that expand to gigabytes, names given twice (of which two readers see different ones), strings
 * that are no Unicode. Used by one thread, for one text.
 */
final class StrictJson {

    /** Nested objects and arrays. A polygon in an association of an association takes 14. */
    static final int DEPTH = 32;

    static final int NUMBER_LENGTH = 40;
    static final int EXPONENT = 308;

    private final JsonParser parser;
    private int depth;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /** @throws Refusal 400, with line and column, or with the place in the document */
    static JsonObject object(String text) {
        try (JsonParser parser = JsonP.PROVIDER.createParser(new StringReader(text))) {
            if (!parser.hasNext() || parser.next() != Event.START_OBJECT) {
                throw Refusal.badRequest("The body must be one JSON object.", new FieldFault("", "must be an object"));
            }
            JsonObject object = new StrictJson(parser).objectAt(Pointer.ROOT);
            if (parser.hasNext()) {
                throw Refusal.badRequest("The body must be one JSON object, and nothing after it.");
            }
            return object;
        } catch (JsonParsingException notJson) {
            throw Refusal.badRequest("The body is not JSON" + place(notJson.getLocation()) + ".");
        } catch (JsonException notJson) {
            throw Refusal.badRequest("The body is not JSON.");
        }
    }

    private static String place(JsonLocation location) {
        return location == null || location.getLineNumber() < 1
                ? ""
                : ": line " + location.getLineNumber() + ", column " + location.getColumnNumber();
    }

    private JsonObject objectAt(Pointer here) {
        enter(here);
        JsonObjectBuilder object = JsonP.PROVIDER.createObjectBuilder();
        Set<String> names = new HashSet<>();
        while (parser.next() == Event.KEY_NAME) {
            String name = parser.getString();
            Pointer there = here.child(name);
            unicode(name, here);
            if (!names.add(name)) {
                throw fault(there, "is there twice");
            }
            object.add(name, value(parser.next(), there));
        }
        depth--;
        return object.build();
    }

    private JsonArray arrayAt(Pointer here) {
        enter(here);
        JsonArrayBuilder array = JsonP.PROVIDER.createArrayBuilder();
        int index = 0;
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            array.add(value(event, here.child(index++)));
        }
        depth--;
        return array.build();
    }

    private JsonValue value(Event event, Pointer here) {
        return switch (event) {
            case START_OBJECT -> objectAt(here);
            case START_ARRAY -> arrayAt(here);
            case VALUE_STRING -> JsonP.PROVIDER.createValue(unicode(parser.getString(), here));
            case VALUE_NUMBER -> number(here);
            case VALUE_TRUE -> JsonValue.TRUE;
            case VALUE_FALSE -> JsonValue.FALSE;
            default -> JsonValue.NULL;
        };
    }

    private void enter(Pointer here) {
        if (++depth > DEPTH) {
            throw fault(here, "is nested deeper than " + DEPTH + " levels");
        }
    }

    /** 1e999999999 is ten characters and, once somebody writes it out, a gigabyte: look at the text first. */
    private JsonValue number(Pointer here) {
        String digits = parser.getString();
        if (digits.length() > NUMBER_LENGTH || exponent(digits) > EXPONENT) {
            throw fault(
                    here,
                    "must be a number of at most " + NUMBER_LENGTH + " characters, with an exponent of at most "
                            + EXPONENT);
        }
        return parser.getValue();
    }

    /** Without its sign, 0 when there is none. It may have more digits than a {@code long} takes: of these the first few tell. */
    private static int exponent(String number) {
        String digits = number.replaceFirst("^[^eE]*[eE]?[+-]?0*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits.substring(0, Math.min(digits.length(), 4)));
    }

    /** Half of a surrogate pair cannot be written in UTF-8: databases and readers would each make something else of it. */
    private static String unicode(String text, Pointer here) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (Character.isSurrogate(character)) {
                boolean pair = Character.isHighSurrogate(character)
                        && index + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(index + 1));
                if (!pair) {
                    throw fault(here, "has half a surrogate pair, which is no character");
                }
                index++;
            }
        }
        return text;
    }

    private static Refusal fault(Pointer where, String what) {
        return Refusal.badRequest("The body is not acceptable JSON.", new FieldFault(where.toString(), what));
    }
}
