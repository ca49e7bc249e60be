package news.herald.rows;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.io.StringReader;
import java.util.regex.Pattern;
import news.herald.json.JsonP;
import news.herald.ninjs.Pointer;

/** What a row says: names with texts, numbers, truth values or nothing. Immutable. */
record Fields(JsonObject json) {

    static final int MOST = 50;
    static final int TEXT_LENGTH = 1_000;

    /** Fits {@link #MOST} of the longest names and texts, each character escaped. */
    static final int LENGTH = 320_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    /** @param at the place of the object in the body: a JSON Pointer */
    static void check(JsonObject json, String at, Findings findings) {
        if (json.size() > MOST) {
            findings.add(at, "must have at most " + MOST + " fields");
            return;
        }
        json.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                findings.add(
                        at + Pointer.ROOT.child(name),
                        "a field's name is a letter and up to 63 of A-Z, a-z, 0-9 and _");
            } else if (value instanceof JsonString text && isLong(text.getString())) {
                findings.add(at + "/" + name, "must have at most " + TEXT_LENGTH + " characters");
            } else if (isNested(value)) {
                findings.add(at + "/" + name, "must be a text, a number, true, false or null");
            }
        });
    }

    private static boolean isLong(String text) {
        return text.codePointCount(0, text.length()) > TEXT_LENGTH;
    }

    private static boolean isNested(JsonValue value) {
        return value.getValueType() == ValueType.OBJECT || value.getValueType() == ValueType.ARRAY;
    }

    String text() {
        return json.toString();
    }

    /** Whether a row that was stored says the same; the order of fields says nothing. */
    boolean sameAs(String stored) {
        if (stored.equals(text())) {
            return true;
        }
        try (var reader = JsonP.PROVIDER.createReader(new StringReader(stored))) {
            return json.equals(reader.readObject());
        }
    }
}
