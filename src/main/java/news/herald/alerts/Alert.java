package news.herald.alerts;

import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import news.herald.editing.Identifiers;
import news.herald.json.JsonP;
import news.herald.live.Announced;
import news.herald.live.Announcement;
import news.herald.live.Change;
import news.herald.live.Live;
import news.herald.live.TopicName;
import news.herald.problem.Refusal;

/**
 * One alert through its life: published, corrected, killed. Each correction is another version, which takes the place of
 * the one before wherever that is shown. A killed one has no words any more; one that expires needs nobody to end it.
 * Changed by one transaction at a time, under a lock.
 */
@Live
@Entity
@Table(name = "alert")
public class Alert implements Announced {

    static final String EVENT = "alert";

    private static final int DOCUMENT_LENGTH = 32_768;

    /** The words of ninjs. */
    enum Status {
        USABLE,
        CANCELED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Id
    private String id;

    @Column(nullable = false, length = 64)
    private String topic;

    @Column(nullable = false)
    private int version;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 16)
    private Status status;

    /** What readers see. */
    @Column(nullable = false, length = DOCUMENT_LENGTH)
    private String document;

    @Column(nullable = false)
    private OffsetDateTime created;

    @Column(nullable = false)
    private OffsetDateTime changed;

    /** Null when it is shown for as long as it is not killed. */
    private OffsetDateTime expires;

    /** Who changed it last. */
    @Column(nullable = false)
    private String author;

    @Version
    @Column(nullable = false)
    private int revision;

    protected Alert() {}

    /** @throws Refusal 400 when it would have expired already */
    Alert(TopicName topic, Wording wording, String author, Instant now) {
        this.id = Identifiers.item();
        this.topic = topic.value();
        this.status = Status.USABLE;
        this.created = at(now);
        say(wording, author, now);
    }

    /** @throws Refusal 409 when it was killed, 400 when it would have expired already */
    void correct(Wording wording, String by, Instant now) {
        if (isKilled()) {
            throw Refusal.conflict("The alert was killed and cannot be corrected.");
        }
        say(wording, by, now);
    }

    /** For good. The words go with it. */
    void kill(String by, Instant now) {
        next(by, now);
        status = Status.CANCELED;
        expires = null;
        document = killed();
    }

    private void say(Wording wording, String by, Instant now) {
        wording.requireUnexpired(now);
        next(by, now);
        expires = wording.expires().map(Alert::at).orElse(null);
        document = document(wording);
    }

    private void next(String by, Instant now) {
        version++;
        changed = at(now);
        author = by;
    }

    @Override
    public Optional<Announcement> announcement(Change change) {
        boolean over = isKilled() || change == Change.REMOVED;
        Announcement told = Announcement.of(new TopicName(topic), EVENT, address(), over ? killed() : document);
        return Optional.of(over ? told.erasingHistory() : told);
    }

    /** What is not there is left out, as in ninjs. */
    private String document(Wording wording) {
        JsonObjectBuilder members = named().add("title", wording.title());
        if (!wording.text().isEmpty()) {
            members.add("text", wording.text());
        }
        members.add("urgency", wording.urgency());
        wording.link().ifPresent(link -> members.add("link", link));
        members.add("status", Status.USABLE.word())
                .add("version", version)
                .add("created", created.toInstant().toString())
                .add("changed", changed.toInstant().toString());
        wording.expires().ifPresent(moment -> members.add("expires", moment.toString()));
        return members.build().toString();
    }

    private String killed() {
        return named().add("status", Status.CANCELED.word())
                .add("version", version)
                .add("changed", changed.toInstant().toString())
                .build()
                .toString();
    }

    /** By its tag a browser's notification is replaced by the correction, whichever page and site shows it. */
    private JsonObjectBuilder named() {
        return JsonP.PROVIDER.createObjectBuilder().add("id", id).add("tag", "herald-alert-" + id);
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    String id() {
        return id;
    }

    /** The path of its resource; also what the journal knows it by. */
    String address() {
        return "/api/alerts/" + id;
    }

    TopicName topic() {
        return new TopicName(topic);
    }

    int version() {
        return version;
    }

    boolean isKilled() {
        return status == Status.CANCELED;
    }

    /** As readers see it: one JSON text. */
    String json() {
        return document;
    }
}
