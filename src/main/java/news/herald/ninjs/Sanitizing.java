package news.herald.ninjs;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Cleans the markup in a document's headlines, descriptions and bodies, and in those of its associations. Text of any
 * other type stays as it came, to the byte. Stateless.
 */
final class Sanitizing {

    private static final Set<String> WORDED = Set.of("headlines", "descriptions", "bodies");

    private static final Pattern MARKUP = Pattern.compile("<[A-Za-z/!?]");

    private Sanitizing() {}

    static JsonObject item(JsonObject item) {
        return Members.replace(item, (name, value) -> {
            if (WORDED.contains(name)) {
                return each(value, Sanitizing::wording);
            }
            return name.equals("associations") ? each(value, Sanitizing::item) : value;
        });
    }

    private static JsonObject wording(JsonObject wording) {
        return Members.replace(
                wording,
                (name, value) -> name.equals("value") && value instanceof JsonString text && isMarkup(wording, text)
                        ? clean(text)
                        : value);
    }

    private static JsonValue clean(JsonString text) {
        String safe = SafeMarkup.of(text.getString());
        return safe.equals(text.getString()) ? text : Members.text(safe);
    }

    /** Without a type, a page might take what looks like HTML for HTML. */
    private static boolean isMarkup(JsonObject wording, JsonString text) {
        String type = wording.get("contentType") instanceof JsonString named
                ? named.getString().strip().toLowerCase(Locale.ROOT)
                : "";
        return type.isEmpty()
                ? MARKUP.matcher(text.getString()).find()
                : type.contains("html") || type.contains("xml") || type.contains("svg");
    }

    private static JsonValue each(JsonValue value, UnaryOperator<JsonObject> change) {
        return value instanceof JsonArray array ? Members.each(array, change) : value;
    }
}
