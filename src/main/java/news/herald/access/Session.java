package news.herald.access;

import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import news.herald.accounts.Account;
import news.herald.json.JsonP;

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

    private static final int ID_LENGTH = 16;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{" + ID_LENGTH + "}");

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

    private String client;

    private String address;

    protected Session() {}

    /**
     * @param address where it is opened from, as limits count it
     * @param client what the browser says it is
     */
    Session(String digest, Caller owner, Instant now, Optional<String> address, Optional<String> client) {
        this.digest = digest;
        this.account = owner.name();
        this.passwordChanged = owner.passwordChanged().atOffset(ZoneOffset.UTC);
        this.opened = now.atOffset(ZoneOffset.UTC);
        this.used = opened;
        this.address = address.orElse(null);
        this.client = client.orElse(null);
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    String digest() {
        return digest;
    }

    /** What its owner calls it by. A part of the digest, by which nobody signs in. */
    String id() {
        return digest.substring(0, ID_LENGTH);
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

    /** Whether its owner signed in so lately that they need not prove again who they are. */
    boolean isOpenedWithin(Duration time, Instant now) {
        return opened.toInstant().plus(time).isAfter(now);
    }

    /** For its owner: where, when and with what. */
    JsonObjectBuilder json() {
        JsonObjectBuilder members = JsonP.PROVIDER
                .createObjectBuilder()
                .add("id", id())
                .add("opened", opened.toInstant().toString())
                .add("used", used().toString());
        Optional.ofNullable(address).ifPresent(from -> members.add("address", from));
        Optional.ofNullable(client).ifPresent(said -> members.add("client", said));
        return members;
    }
}
