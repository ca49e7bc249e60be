package news.herald.audit;

import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import news.herald.editing.Identifiers;
import news.herald.json.JsonP;

/** Something that was done, or refused. Never changed. Not live: readers are never told of it. */
@Entity
@Table(name = "audit")
public class AuditEntry {

    private static final int LONGEST = 500;

    /** Whatever ends a line for anybody, or shows it in another order than it has; half of a character. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    @Id
    private String id;

    @Column(nullable = false)
    private OffsetDateTime happened;

    private String account;

    @Column(nullable = false)
    private String way;

    private String address;

    @Column(nullable = false)
    private String action;

    @Column(nullable = false)
    private String subject;

    private String detail;

    protected AuditEntry() {}

    AuditEntry(Instant at, Actor actor, Action action, String subject, String detail) {
        this.id = Identifiers.item();
        // As exact as both databases keep it.
        this.happened = at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        this.account = actor.account().orElse(null);
        this.way = actor.way();
        this.address = actor.address().orElse(null);
        this.action = action.word();
        this.subject = line(subject);
        this.detail = detail == null ? null : line(detail);
    }

    /** An address that was refused may have anything in it. PostgreSQL takes no NUL. */
    private static String line(String text) {
        String start = text.substring(0, Math.min(LONGEST, text.length()));
        return UNPRINTABLE.matcher(start).replaceAll("\uFFFD");
    }

    String id() {
        return id;
    }

    Instant at() {
        return happened.toInstant();
    }

    String json() {
        JsonObjectBuilder members = JsonP.PROVIDER
                .createObjectBuilder()
                .add("id", id)
                .add("at", at().toString())
                .add("action", action)
                .add("subject", subject)
                .add("way", way);
        if (account != null) {
            members.add("account", account);
        }
        if (address != null) {
            members.add("address", address);
        }
        if (detail != null) {
            members.add("detail", detail);
        }
        return members.build().toString();
    }
}
