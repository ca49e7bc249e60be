package news.herald.pictures;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import news.herald.editing.Identifiers;
import news.herald.ninjs.PictureName;

/**
 * One picture through its life: uploaded, shown by items, erased with the last of them or by an editor. One that no item
 * ever showed is removed without a trace but the audit's. Changed by one transaction at a time, under a lock. Not live:
 * readers are told of the items that show it.
 */
@Entity
@Table(name = "picture")
public class Picture {

    @Id
    private String id;

    /** Null once it was erased. */
    @Column(length = 64)
    private String sha256;

    /** The last time: its bytes may come again before an item shows it. Of one that was erased, the moment when it was. */
    @Column(nullable = false)
    private OffsetDateTime uploaded;

    private OffsetDateTime erased;

    /** Of one that was erased, empty. */
    @Column(nullable = false)
    private String author;

    protected Picture() {}

    Picture(String sha256, String author, Instant now) {
        this.id = Identifiers.item();
        this.sha256 = sha256;
        this.author = author;
        uploadedAgain(now);
    }

    /** From now on it waits once more for an item to show it. */
    final void uploadedAgain(Instant now) {
        uploaded = now.atOffset(ZoneOffset.UTC);
    }

    /** For good. The caller erases its renditions. That there was one stays, and when it went. */
    void erase(Instant now) {
        erased = now.atOffset(ZoneOffset.UTC);
        sha256 = null;
        uploaded = erased;
        author = "";
    }

    boolean isErased() {
        return erased != null;
    }

    boolean waitsSince(Instant moment) {
        return uploaded.toInstant().isBefore(moment);
    }

    PictureName name() {
        return new PictureName(id);
    }
}
