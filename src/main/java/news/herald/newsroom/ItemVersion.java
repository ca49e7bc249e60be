package news.herald.newsroom;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import news.herald.ninjs.NewsDocument;

/**
 * What one version of an item said, and how it came about. Kept once another takes its place; the newest stands in the item
 * itself. Not live: the past is not announced.
 */
@Entity
@Table(name = "item_version")
public class ItemVersion {

    @Id
    private String id;

    @Column(nullable = false, length = 32)
    private String item;

    @Column(nullable = false)
    private int version;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 16)
    private Status status;

    @Enumerated(EnumType.STRING)
    @Column(length = 64)
    private NewsEvent event;

    /** Null once the item was killed. */
    @Column(length = NewsDocument.LENGTH)
    private String document;

    @Column(nullable = false)
    private OffsetDateTime created;

    @Column(nullable = false)
    private String author;

    protected ItemVersion() {}

    /** The item as it is now. */
    ItemVersion(NewsItem of) {
        id = of.id() + '-' + of.version();
        item = of.id();
        version = of.version();
        status = of.status();
        event = of.lastEvent().orElse(null);
        document = of.text();
        created = of.changed();
        author = of.author();
    }

    boolean isSupersededBy(NewsItem now) {
        return now.version() != version;
    }

    int version() {
        return version;
    }

    Status status() {
        return status;
    }

    Optional<NewsEvent> event() {
        return Optional.ofNullable(event);
    }

    Optional<NewsDocument> document() {
        return Optional.ofNullable(document).map(NewsDocument::stored);
    }

    Instant created() {
        return created.toInstant();
    }

    String author() {
        return author;
    }
}
