package news.herald.newsroom;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an item is in its life. */
enum Status {
    DRAFT("usable"),
    /** Published by {@link Embargo} when its time comes. */
    SCHEDULED("usable"),
    USABLE("usable"),
    WITHHELD("withheld"),
    /** Killed. The end. */
    CANCELED("canceled");

    private final String pubStatus;

    Status(String pubStatus) {
        this.pubStatus = pubStatus;
    }

    /** The ninjs word. What is not published yet will be usable. */
    String pubStatus() {
        return pubStatus;
    }

    boolean isPublishable() {
        return this == DRAFT || this == SCHEDULED || this == WITHHELD;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Status> of(String word) {
        return Stream.of(values()).filter(status -> status.word().equals(word)).findFirst();
    }
}
