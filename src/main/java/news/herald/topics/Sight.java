package news.herald.topics;

import jakarta.persistence.Query;
import java.util.Optional;
import java.util.Set;
import news.herald.live.TopicName;
import news.herald.topics.Topic.Access;

/**
 * Which private topics somebody may know of, as a condition of queries: what is hidden from them is not found, by the
 * same statement and in the same time as what is not there. Immutable.
 *
 * @param topics nothing for all of them
 */
public record Sight(Optional<Set<TopicName>> topics) {

    /** Of whoever may know of none. */
    public static final Sight OF_ANYBODY = new Sight(Optional.of(Set.of()));

    public Sight {
        topics = topics.map(Set::copyOf);
    }

    /** A condition in the words of JPQL, to be given its parameters by {@link #give}. @param topic an alias of a topic */
    String of(String topic) {
        if (topics.isEmpty()) {
            return "1 = 1";
        }
        String everybodys = topic + ".access = :everybodys";
        return topics.get().isEmpty() ? everybodys : "(" + everybodys + " OR " + topic + ".name IN :seen)";
    }

    /** The same for what is in a topic. @param name an expression of its name */
    public String ofWhatIsIn(String name) {
        return "EXISTS (SELECT st FROM Topic st WHERE st.name = " + name + " AND " + of("st") + ")";
    }

    public <Q extends Query> Q give(Q query) {
        topics.ifPresent(some -> {
            query.setParameter("everybodys", Access.PUBLIC);
            if (!some.isEmpty()) {
                query.setParameter("seen", some.stream().map(TopicName::value).toList());
            }
        });
        return query;
    }
}
