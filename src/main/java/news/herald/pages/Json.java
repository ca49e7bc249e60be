package news.herald.pages;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import news.herald.json.JsonP;

/** Members that may be missing, or be of a type that nobody expects. Stateless. */
final class Json {

    private Json() {}

    static JsonObject object(String text) {
        try (var reader = JsonP.PROVIDER.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    static List<JsonObject> objects(JsonObject holder, String member) {
        return elements(holder, member, JsonObject.class);
    }

    static List<String> texts(JsonObject holder, String member) {
        return elements(holder, member, JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    /** Empty when it says nothing. */
    static Optional<String> text(JsonObject holder, String member) {
        return holder.get(member) instanceof JsonString text
                        && !text.getString().isBlank()
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    static int number(JsonObject holder, String member) {
        return holder.get(member) instanceof JsonNumber number ? number.intValue() : 0;
    }

    private static <T> List<T> elements(JsonObject holder, String member, Class<T> type) {
        return holder.get(member) instanceof JsonArray array
                ? array.stream().filter(type::isInstance).map(type::cast).toList()
                : List.of();
    }
}
