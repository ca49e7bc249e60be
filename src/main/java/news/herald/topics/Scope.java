package news.herald.topics;

import java.util.Optional;
import java.util.Set;
import news.herald.live.TopicName;

/**
 * To what an editor's right extends. Immutable.
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

    public boolean covers(TopicName topic) {
        return topics.isEmpty() || topics.get().contains(topic);
    }

    public boolean covers(Verb verb) {
        return verbs.isEmpty() || verbs.get().contains(verb);
    }
}
