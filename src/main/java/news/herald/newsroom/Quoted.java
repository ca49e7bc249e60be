package news.herald.newsroom;

import jakarta.json.spi.JsonProvider;

/** A text as JSON. Thread-safe. */
final class Quoted {

    private static final JsonProvider JSON = JsonProvider.provider();

    private Quoted() {}

    static String of(String text) {
        return JSON.createValue(text).toString();
    }
}
