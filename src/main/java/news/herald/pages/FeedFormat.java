package news.herald.pages;

import java.util.Optional;
import java.util.stream.Stream;

/** In which a topic can be subscribed to. */
enum FeedFormat {
    ATOM("atom", "Atom", "application/atom+xml"),
    JSON("json", "JSON Feed", "application/feed+json"),
    RSS("rss", "RSS", "application/rss+xml");

    private final String ending;
    private final String title;
    private final String type;

    FeedFormat(String ending, String title, String type) {
        this.ending = ending;
        this.title = title;
        this.type = type;
    }

    /** Of the address. */
    String ending() {
        return ending;
    }

    /** What people call it. */
    String title() {
        return title;
    }

    String type() {
        return type;
    }

    static Optional<FeedFormat> of(String ending) {
        return Stream.of(values())
                .filter(format -> format.ending.equals(ending))
                .findFirst();
    }
}
