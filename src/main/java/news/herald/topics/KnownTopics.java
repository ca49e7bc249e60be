package news.herald.topics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import news.herald.live.TopicName;
import news.herald.problem.Refusal;

/**
 * The topics that requests name, kept for a moment: ten thousand readers who come at once ask for the same few. A
 * new title is seen a second late at worst; nothing else of a topic ever changes. Safe for use by many threads.
 */
@ApplicationScoped
public class KnownTopics {

    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private record Known(Topic topic, long readAt) {}

    // Grows no further than the table: what is not there is not kept, and topics are for good.
    private final Map<TopicName, Known> known = new ConcurrentHashMap<>();

    private record All(List<Topic> topics, long readAt) {}

    private volatile All all = new All(List.of(), System.nanoTime() - FRESH);

    @Inject
    private Topics topics;

    /** All, by name. Not of one moment with anything else that is read. */
    public List<Topic> all() {
        All before = all;
        long now = System.nanoTime();
        if (now - before.readAt() < FRESH) {
            return before.topics();
        }
        All read = new All(List.copyOf(topics.all()), now);
        all = read;
        return read.topics();
    }

    /**
     * The topic of an address.
     *
     * @throws Refusal 404 when there is none, or none that the caller may know of
     */
    public Topic visible(String name, Caller caller) {
        return visible(name, caller, this::find);
    }

    /**
     * The same for whoever asks for no title: a topic that was ever found is found without the database.
     *
     * @throws Refusal 404 when there is none, or none that the caller may know of
     */
    public TopicName visibleName(String name, Caller caller) {
        return visible(name, caller, this::findOfAnyAge).name();
    }

    private static Topic visible(String name, Caller caller, Function<TopicName, Optional<Topic>> find) {
        return Optional.ofNullable(name)
                .filter(TopicName::isWellFormed)
                .map(TopicName::new)
                .flatMap(find)
                .filter(topic -> topic.isVisibleTo(caller))
                .orElseThrow(Topics::unknown);
    }

    private Optional<Topic> findOfAnyAge(TopicName name) {
        Known before = known.get(name);
        return before == null ? find(name) : Optional.of(before.topic());
    }

    private Optional<Topic> find(TopicName name) {
        long now = System.nanoTime();
        Known before = known.get(name);
        if (before != null && now - before.readAt() < FRESH) {
            return Optional.of(before.topic());
        }
        Optional<Topic> found = topics.find(name);
        found.ifPresent(topic -> known.put(name, new Known(topic, now)));
        return found;
    }

    /** To be said once a change has been committed. */
    void forget(TopicName name) {
        known.remove(name);
        all = new All(List.of(), System.nanoTime() - FRESH);
    }
}
