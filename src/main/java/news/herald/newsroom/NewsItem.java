package news.herald.newsroom;

import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import news.herald.editing.Identifiers;
import news.herald.live.Announced;
import news.herald.live.Announcement;
import news.herald.live.Change;
import news.herald.live.Live;
import news.herald.live.TopicName;
import news.herald.ninjs.NewsDocument;

/**
 * One news item through its whole life. It decides what may happen to it, counts its versions, and words what readers
 * are told.
 *
 * <p>A draft or a scheduled item has never been seen; a withheld one keeps its document for editors, while readers see
 * only that it is withheld; a killed one has no content any more. Changed by one transaction at a time, under a lock.
 */
@Live
@Entity
@Table(name = "news_item")
public class NewsItem implements Announced {

    @Id
    private String id;

    @Column(nullable = false, length = 64)
    private String topic;

    @Column(nullable = false)
    private String uri;

    @Column(name = "source_version")
    private String sourceVersion;

    @Column(name = "source_hash", nullable = false, length = 64)
    private String sourceHash;

    @Column(nullable = false)
    private int version;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 16)
    private Status status;

    @Column(nullable = false, length = NewsDocument.LENGTH)
    private String document;

    /** Null when the last version is none that readers were told of. */
    @Enumerated(EnumType.STRING)
    @Column(name = "last_event", length = 64)
    private NewsEvent lastEvent;

    @Column(nullable = false)
    private OffsetDateTime created;

    /** When the last verb was used. */
    @Column(nullable = false)
    private OffsetDateTime changed;

    /** Who used it. */
    @Column(nullable = false)
    private String author;

    /** Its place in lists: when it was first published, before that when it will be, or else when it was made. */
    @Column(nullable = false)
    private OffsetDateTime listed;

    @Column(name = "publish_at")
    private OffsetDateTime publishAt;

    /** The first time; an item that was withheld comes back to its old place. */
    @Column(name = "published_at")
    private OffsetDateTime publishedAt;

    @Version
    @Column(nullable = false)
    private int revision;

    @Transient
    private NewsDocument parsed;

    protected NewsItem() {}

    NewsItem(Submission submission, Instant now) {
        id = Identifiers.item();
        topic = submission.topic().value();
        uri = submission.document().uri().orElseGet(Identifiers::uri);
        sourceVersion = submission.document().version().orElse(null);
        sourceHash = submission.hash();
        status = Status.DRAFT;
        created = at(now);
        author = submission.author();
        next(submission.document(), now);
        if (!submission.draft()) {
            publish(now);
        }
    }

    /** A new version. Readers are told if they see the item. */
    void update(NewsDocument replacement, Instant now) {
        Rules.require(status != Status.CANCELED, status, "updated");
        Rules.sameIdentity(replacement, uri, status);
        if (status == Status.USABLE) {
            Rules.noEmbargo(replacement, now);
            lastEvent = NewsEvent.UPDATE;
        } else {
            lastEvent = null;
        }
        NewsDocument kept =
                status == Status.SCHEDULED && replacement.embargoedUntil().isEmpty()
                        // Leaving the member out must not break an embargo.
                        ? replacement.with(
                                Map.of("embargoedUntil", publishAt.toInstant().toString()))
                        : replacement;
        next(kept, now);
        if (status == Status.SCHEDULED) {
            publishAt = kept.embargoedUntil().map(NewsItem::at).orElse(publishAt);
            listed = publishAt;
        }
    }

    void by(String name) {
        author = name;
    }

    void correct(JsonObject changes, String note, Instant now) {
        Rules.require(status == Status.USABLE, status, "corrected");
        NewsDocument corrected = document().corrected(changes, note);
        Rules.sameIdentity(corrected, uri, status);
        Rules.noEmbargo(corrected, now);
        lastEvent = NewsEvent.CORRECT;
        next(corrected, now);
    }

    /** Out of sight until it is published again; a scheduled item is held back before anybody saw it. */
    void withhold(Instant now) {
        Rules.require(status == Status.USABLE || status == Status.SCHEDULED, status, "withheld");
        lastEvent = isKnownToReaders() ? NewsEvent.WITHHOLD : null;
        status = Status.WITHHELD;
        publishAt = null;
        next(document(), now);
    }

    /** For good. The content goes with it. */
    void kill(Instant now) {
        Rules.require(status != Status.CANCELED, status, "killed");
        lastEvent = isKnownToReaders() ? NewsEvent.KILL : null;
        status = Status.CANCELED;
        publishAt = null;
        next(document().canceled(), now);
    }

    /**
     * In front of readers, or, when its embargo has not ended, scheduled for its end. Publishing a scheduled item lifts
     * the embargo. The first publication keeps the version of the draft: no reader saw it before.
     */
    void publish(Instant now) {
        Rules.require(status.isPublishable(), status, "published");
        Optional<Instant> embargo = document().embargoedUntil().filter(now::isBefore);
        if (embargo.isPresent() && status != Status.SCHEDULED) {
            status = Status.SCHEDULED;
            lastEvent = null;
            publishAt = embargo.map(NewsItem::at).orElseThrow();
            keep(document(), now);
            return;
        }
        boolean again = status == Status.WITHHELD || isKnownToReaders();
        status = Status.USABLE;
        lastEvent = NewsEvent.PUBLISH;
        publishAt = null;
        publishedAt = publishedAt == null ? at(now) : publishedAt;
        NewsDocument free = embargo.isPresent() ? document().without("embargoedUntil") : document();
        if (again) {
            next(free, now);
        } else {
            keep(free, now);
        }
    }

    boolean isDue(Instant now) {
        return status == Status.SCHEDULED && !publishAt.toInstant().isAfter(now);
    }

    /** Whether readers have ever been shown it. */
    boolean isKnownToReaders() {
        return publishedAt != null;
    }

    /** What readers see of it now, empty when they must not know that it is there. */
    Optional<NewsDocument> seenByReaders() {
        return isKnownToReaders() ? Optional.of(view()) : Optional.empty();
    }

    /** The same with the address, for whoever makes a page of it. */
    Optional<PublicItem> shown() {
        return seenByReaders().map(seen -> new PublicItem(id, topic(), seen, status == Status.CANCELED));
    }

    @Override
    public Optional<Announcement> announcement(Change change) {
        if (!isKnownToReaders()) {
            return Optional.empty();
        }
        if (change == Change.REMOVED) {
            return Optional.of(announcement(NewsEvent.KILL, document().canceled()));
        }
        return Optional.ofNullable(lastEvent).map(event -> announcement(event, view()));
    }

    private Announcement announcement(NewsEvent event, NewsDocument seen) {
        Announcement told = Announcement.of(new TopicName(topic), event.word(), address(), seen.toJson());
        return event == NewsEvent.KILL || event == NewsEvent.WITHHOLD ? told.erasingHistory() : told;
    }

    private NewsDocument view() {
        return switch (status) {
            case USABLE -> document().forReaders();
            case CANCELED -> document().canceled();
            // Also what was withheld and waits for its embargo to end.
            default -> document().withheld();
        };
    }

    /** What only Herald can say stands over what the document brought. */
    private void next(NewsDocument next, Instant now) {
        version++;
        Map<String, String> ours = new LinkedHashMap<>();
        ours.put("uri", uri);
        ours.put("version", Integer.toString(version));
        if (next.firstCreated().isEmpty()) {
            ours.put("firstCreated", created.toInstant().toString());
        }
        ours.put("versionCreated", now.toString());
        keep(next.with(ours), now);
    }

    private void keep(NewsDocument kept, Instant now) {
        parsed = kept.with(Map.of("pubStatus", status.pubStatus()));
        document = parsed.toJson();
        changed = at(now);
        listed = publishAt != null ? publishAt : publishedAt != null ? publishedAt : created;
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    String id() {
        return id;
    }

    /** The path of its resource; also what the journal knows it by. */
    String address() {
        return "/api/items/" + id;
    }

    TopicName topic() {
        return new TopicName(topic);
    }

    String uri() {
        return uri;
    }

    int version() {
        return version;
    }

    Status status() {
        return status;
    }

    Optional<NewsEvent> lastEvent() {
        return Optional.ofNullable(lastEvent);
    }

    OffsetDateTime changed() {
        return changed;
    }

    String author() {
        return author;
    }

    /** Its place in the list of a status, also when it has left that list since; empty when it has none any more. */
    Optional<OffsetDateTime> placeAmong(Status those) {
        return switch (those) {
            case DRAFT -> Optional.of(created);
            case SCHEDULED -> Optional.ofNullable(publishAt);
            case USABLE, WITHHELD, CANCELED -> Optional.of(publishedAt == null ? created : publishedAt);
        };
    }

    Optional<Instant> publishAt() {
        return Optional.ofNullable(publishAt).map(OffsetDateTime::toInstant);
    }

    /** {@link #document} as it is stored. */
    String text() {
        return document;
    }

    /** Whole, as editors see it. */
    NewsDocument document() {
        if (parsed == null) {
            parsed = NewsDocument.stored(document);
        }
        return parsed;
    }

    /** Whether this is what the source sends once more: the same version, saying the same. */
    boolean isRepeatedBy(Submission submission) {
        return sourceVersion != null
                && topic.equals(submission.topic().value())
                && sourceVersion.equals(submission.document().version().orElse(null))
                && sourceHash.equals(submission.hash());
    }
}
