package news.herald.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;

/** Text to JSON, strictly. Stateless. */
public final class JsonText {

    private JsonText() {}

    /** @throws jakarta.json.JsonException when the text is not one JSON text */
    public static JsonValue value(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    public static JsonObject object(String text) {
        return value(text).asJsonObject();
    }
}
