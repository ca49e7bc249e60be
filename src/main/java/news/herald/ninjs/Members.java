package news.herald.ninjs;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import news.herald.json.JsonP;

/** Copies of JSON values with something changed; the order of members is kept. Stateless. */
final class Members {

    private Members() {}

    /** @param change gives the value to keep, or null to leave the member out */
    static JsonObject replace(JsonObject object, BiFunction<String, JsonValue, JsonValue> change) {
        JsonObjectBuilder copy = JsonP.PROVIDER.createObjectBuilder();
        object.forEach((name, value) -> {
            JsonValue kept = change.apply(name, value);
            if (kept != null) {
                copy.add(name, kept);
            }
        });
        return copy.build();
    }

    static JsonArray each(JsonArray array, UnaryOperator<JsonObject> change) {
        JsonArrayBuilder copy = JsonP.PROVIDER.createArrayBuilder();
        array.forEach(value -> copy.add(value instanceof JsonObject object ? change.apply(object) : value));
        return copy.build();
    }

    /** @return without any member of that name, however deep */
    static JsonValue without(String unwanted, JsonValue value) {
        if (value instanceof JsonObject object) {
            return replace(object, (name, member) -> name.equals(unwanted) ? null : without(unwanted, member));
        }
        if (value instanceof JsonArray array) {
            JsonArrayBuilder copy = JsonP.PROVIDER.createArrayBuilder();
            array.forEach(element -> copy.add(without(unwanted, element)));
            return copy.build();
        }
        return value;
    }

    static JsonString text(String value) {
        return JsonP.PROVIDER.createValue(value);
    }
}
