package news.herald.newsroom;

import java.util.Locale;

/** What readers are told of an item. */
enum NewsEvent {
    PUBLISH,
    UPDATE,
    CORRECT,
    WITHHOLD,
    KILL;

    /** The SSE event name. */
    String word() {
        return "news." + name().toLowerCase(Locale.ROOT);
    }
}
