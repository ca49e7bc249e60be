package news.herald.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import news.herald.accounts.Account;

/**
 * Somebody signed in at a page. Not live: readers are never told of it.
 *
 * <p>Life: opened with a password; used, for as long as it is used often enough; ended by signing out, by another password,
 * however that came about, or by time. Used by one thread at a time.
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

    /** Of the account's password by which it was opened. */
    @Column(name = "password_changed")
    private OffsetDateTime passwordChanged;

    @Column(nullable = false)
    private OffsetDateTime opened;

    @Column(nullable = false)
    private OffsetDateTime used;

    protected Session() {}

    Session(String digest, Caller owner, Instant now) {
        this.digest = digest;
        this.account = owner.name();
        this.passwordChanged = owner.passwordChanged().atOffset(ZoneOffset.UTC);
        this.opened = now.atOffset(ZoneOffset.UTC);
        this.used = opened;
    }

    String account() {
        return account;
    }

    /** Not of one that has another password by now: whoever came in with the old one at the last moment is out too. */
    boolean isOf(Account now) {
        return passwordChanged != null && passwordChanged.toInstant().equals(now.passwordChanged());
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
