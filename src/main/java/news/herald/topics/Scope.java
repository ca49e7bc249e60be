package news.herald.topics;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.herald.live.TopicName;

/**
 * To what a right to read and to write extends. Immutable.
 *
 * @param topics nothing for all of them, and those that are made later
 * @param verbs nothing for all of them
 */
public record Scope(Optional<Set<TopicName>> topics, Optional<Set<Verb>> verbs) {

    public static final Scope ALL = new Scope(Optional.empty(), Optional.empty());

    public Scope {
        topics = topics.map(Set::copyOf);
        verbs = verbs.map(Set::copyOf);
    }

    /** To some topics, with all verbs. @param words their names with commas between; null for all topics */
    public static Scope ofTopics(String words) {
        return new Scope(
                Optional.ofNullable(words)
                        .map(all ->
                                Stream.of(all.split(",")).map(TopicName::new).collect(Collectors.toSet())),
                Optional.empty());
    }

    /** As far as both extend. */
    public Scope within(Scope other) {
        return new Scope(both(topics, other.topics), both(verbs, other.verbs));
    }

    private static <T> Optional<Set<T>> both(Optional<Set<T>> one, Optional<Set<T>> other) {
        return one.map(some -> other.map(
                                more -> some.stream().filter(more::contains).collect(Collectors.toSet()))
                        .orElse(some))
                .or(() -> other);
    }

    public boolean covers(TopicName topic) {
        return topics.isEmpty() || topics.get().contains(topic);
    }

    public boolean covers(Verb verb) {
        return verbs.isEmpty() || verbs.get().contains(verb);
    }
}
