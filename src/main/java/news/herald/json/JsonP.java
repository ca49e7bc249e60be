package news.herald.json;

import jakarta.json.spi.JsonProvider;

/**
 * Jakarta JSON Processing, looked up once: each method of {@code jakarta.json.Json} looks through the class path again,
 * which takes longer than most of what it is asked for. Thread-safe.
 */
public final class JsonP {

    public static final JsonProvider PROVIDER = JsonProvider.provider();

    private JsonP() {}

    /** The text as a JSON string, with its quotes. */
    public static String quoted(String text) {
        return PROVIDER.createValue(text).toString();
    }
}
