package news.herald.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Somebody signed in at a page. Not live: readers are never told of it.
 *
 * <p>Life: opened with a password; used, for as long as it is used often enough; ended by signing out, by another password,
 * or by time. Used by one thread at a time.
 */
@Entity
@Table(name = "web_session")
public class Session {

    /** However often it is used: whoever took a cookie has it no longer than this. */
    static final Duration LONGEST = Duration.ofDays(7);

    /** Of the secret that only the browser has. */
    @Id
    private String digest;

    @Column(nullable = false)
    private String account;

    @Column(nullable = false)
    private OffsetDateTime opened;

    @Column(nullable = false)
    private OffsetDateTime used;

    protected Session() {}

    Session(String digest, String account, Instant now) {
        this.digest = digest;
        this.account = account;
        this.opened = now.atOffset(ZoneOffset.UTC);
        this.used = opened;
    }

    String account() {
        return account;
    }

    Instant used() {
        return used.toInstant();
    }

    /** @param idle how long it lasts without use */
    boolean lasts(Duration idle, Instant now) {
        return used().plus(idle).isAfter(now)
                && opened.toInstant().plus(LONGEST).isAfter(now);
    }
}
