package news.herald.pages;

import java.util.List;
import java.util.stream.Stream;

/**
 * The script modules that a page needs in the end. A browser that is told all of them at once fetches them together; it
 * would find each behind the one that imports it, seven journeys one after the other. {@code ModulesTest} holds the lists
 * against the scripts. Immutable.
 */
enum Modules {
    FEED("feed", "feed-model", "item", "ninjs", "words"),
    TABLE("table", "columns", "words", "ninjs"),

    /** Of a page that waits, or shows what does not change. */
    NEITHER("ninjs"),

    /** Of an item by itself, which has no script of the page. */
    ITEM;

    /** Of every page for readers: the source of events, and the alerts. */
    private static final List<String> COMMON = List.of(
            "herald",
            "time",
            "source",
            "hub",
            "connection",
            "cursor",
            "transports",
            "sse-parser",
            "alerts",
            "alert-popup",
            "remembered",
            "element",
            "safe-html");

    private final List<String> own;

    Modules(String... own) {
        this.own = List.of(own);
    }

    List<String> paths() {
        return Stream.concat(COMMON.stream(), own.stream())
                .map(name -> "/elements/" + name + ".js")
                .toList();
    }
}
