package news.herald.tokens;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.herald.json.JsonP;
import news.herald.live.TopicName;
import news.herald.topics.Scope;
import news.herald.topics.Verb;

/**
 * What a CMS calls with, in the name of an account and never with more than an editor's right. Not live: readers are never
 * told of it.
 *
 * <p>Life: made; used, until it ends or is revoked, which removes it. Only its digest is kept. Used by one thread at a time.
 */
@Entity
@Table(name = "api_token")
public class ApiToken {

    @Id
    private String id;

    @Column(nullable = false)
    private String digest;

    @Column(nullable = false)
    private String account;

    @Column(nullable = false)
    private String name;

    private String topics;

    private String verbs;

    @Column(nullable = false)
    private OffsetDateTime created;

    @Column(nullable = false)
    private OffsetDateTime ends;

    private OffsetDateTime used;

    protected ApiToken() {}

    ApiToken(String id, String digest, String account, TokenRequest wanted, Instant now) {
        this.id = id;
        this.digest = digest;
        this.account = account;
        this.name = wanted.name();
        this.topics = joined(wanted.scope().topics(), TopicName::value);
        this.verbs = joined(wanted.scope().verbs(), Verb::word);
        this.created = now.atOffset(ZoneOffset.UTC);
        this.ends = now.plus(wanted.life()).atOffset(ZoneOffset.UTC);
    }

    private static <T> String joined(Optional<Set<T>> some, Function<T, String> word) {
        return some.map(all -> all.stream().map(word).sorted().collect(Collectors.joining(",")))
                .orElse(null);
    }

    private static <T> Optional<Set<T>> parsed(String words, Function<String, Optional<T>> read) {
        return Optional.ofNullable(words)
                .map(all -> Stream.of(all.split(","))
                        .flatMap(word -> read.apply(word).stream())
                        .collect(Collectors.toSet()));
    }

    String id() {
        return id;
    }

    String digest() {
        return digest;
    }

    String account() {
        return account;
    }

    /** A verb of a later version gives no right. */
    Scope scope() {
        return new Scope(parsed(topics, word -> Optional.of(new TopicName(word))), parsed(verbs, Verb::of));
    }

    boolean isValidAt(Instant now) {
        return ends.toInstant().isAfter(now);
    }

    Optional<Instant> used() {
        return Optional.ofNullable(used).map(OffsetDateTime::toInstant);
    }

    /** What it is for, and how far its right extends, in a line. */
    String described() {
        return name + ": " + (topics == null ? "all topics" : topics) + "; " + (verbs == null ? "all verbs" : verbs);
    }

    /** Without the secret, which nobody has but its holder. */
    JsonObjectBuilder json() {
        JsonObjectBuilder members = JsonP.PROVIDER
                .createObjectBuilder()
                .add("id", id)
                .add("name", name)
                .add("account", account)
                .add("created", created.toInstant().toString())
                .add("ends", ends.toInstant().toString());
        used().ifPresent(last -> members.add("used", last.toString()));
        scope().topics().ifPresent(all -> members.add("topics", array(all, TopicName::value)));
        scope().verbs().ifPresent(all -> members.add("verbs", array(all, Verb::word)));
        return members;
    }

    private static <T> JsonArrayBuilder array(Collection<T> all, Function<T, String> word) {
        JsonArrayBuilder array = JsonP.PROVIDER.createArrayBuilder();
        all.stream().map(word).sorted().forEach(array::add);
        return array;
    }
}
