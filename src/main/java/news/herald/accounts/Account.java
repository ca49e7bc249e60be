package news.herald.accounts;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import news.herald.json.JsonP;
import news.herald.live.TopicName;
import news.herald.topics.Scope;

/**
 * Somebody who may sign in. Not live: readers are never told of accounts.
 *
 * <p>Life: made with a name, the hash of a password and roles; then password, roles and topics change, until it is removed.
 * The name never changes. Used by one thread at a time.
 */
@Entity
@Table(name = "account")
public class Account {

    private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z0-9])[A-Za-z0-9._@-]{1,64}");

    @Id
    private String name;

    /** Null for whom a provider vouches: no password opens such an account. */
    @Column(name = "password_hash")
    private String passwordHash;

    @Column(nullable = false)
    private String roles;

    /** Names with commas between; null for all. */
    private String topics;

    @Column(nullable = false)
    private OffsetDateTime created;

    @Column(name = "password_changed", nullable = false)
    private OffsetDateTime passwordChanged;

    /** By somebody else than its owner, who still knows it. */
    @Column(name = "password_given", nullable = false)
    private boolean passwordGiven;

    @Column(name = "openid_issuer")
    private String issuer;

    @Column(name = "openid_subject")
    private String subject;

    /** Two nodes that start at once change the same account: the second one notices. */
    @Version
    private long version;

    protected Account() {}

    public Account(String name, String passwordHash, Set<Role> roles) {
        this(name, roles);
        changePassword(passwordHash);
    }

    private Account(String name, Set<Role> roles) {
        if (!isName(name)) {
            throw new IllegalArgumentException("an account's name is 1 to 64 of letters, digits and . _ @ -");
        }
        this.name = name;
        this.roles = Role.join(roles);
        this.created = now();
        this.passwordChanged = created;
    }

    /** Of somebody whom a provider of OpenID Connect knows. */
    static Account provided(String name, Set<Role> roles, String issuer, String subject) {
        Account account = new Account(name, roles);
        account.issuer = issuer;
        account.subject = subject;
        return account;
    }

    /**
     * Letters, digits and {@code . _ @ -} only, and at least one of the former, so that a name can stand in a log line or in an
     * address as it is: {@code ..} would lead elsewhere.
     */
    public static boolean isName(String name) {
        return name != null && NAME.matcher(name).matches();
    }

    final void changePassword(String newHash) {
        if (isProvided()) {
            throw new IllegalStateException(name + " comes from a provider, and has no password");
        }
        passwordHash = Objects.requireNonNull(newHash);
        passwordGiven = false;
        passwordChanged = now();
    }

    /** As exact as a database keeps it: a session and a ticket are held against it. */
    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    /** To be changed by its owner before anything else. */
    void givePassword(String newHash) {
        changePassword(newHash);
        passwordGiven = true;
    }

    /** Instead of those that it has. */
    void assign(Set<Role> others) {
        roles = Role.join(others);
    }

    /** For these topics only; for all with nothing. */
    void confine(Optional<Set<TopicName>> to) {
        topics = to.map(some -> some.stream().map(TopicName::value).sorted().collect(Collectors.joining(",")))
                .orElse(null);
    }

    /** What it may read and write; of an administrator everything. */
    public Scope scope() {
        return roles().contains(Role.ADMIN) ? Scope.ALL : Scope.ofTopics(topics);
    }

    void grant(Role role) {
        Set<Role> more = roles();
        more.add(role);
        roles = Role.join(more);
    }

    public String name() {
        return name;
    }

    /** As administrators see it. */
    JsonObjectBuilder json() {
        JsonArrayBuilder words = JsonP.PROVIDER.createArrayBuilder();
        roles().forEach(role -> words.add(role.word()));
        JsonObjectBuilder members =
                JsonP.PROVIDER.createObjectBuilder().add("name", name).add("roles", words);
        scope().topics().ifPresent(some -> {
            JsonArrayBuilder names = JsonP.PROVIDER.createArrayBuilder();
            some.stream().map(TopicName::value).sorted().forEach(names::add);
            members.add("topics", names);
        });
        return members.add("created", created.toInstant().toString())
                .add("passwordChanged", passwordChanged().toString())
                .add("passwordGiven", passwordGiven)
                .add("provided", isProvided());
    }

    public String passwordHash() {
        return passwordHash;
    }

    /** Whether a provider says who this is and what they may do, and no password does. */
    public boolean isProvided() {
        return subject != null;
    }

    public boolean isPasswordGiven() {
        return passwordGiven;
    }

    public Instant passwordChanged() {
        return passwordChanged.toInstant();
    }

    public Set<Role> roles() {
        return Role.parse(roles);
    }
}
