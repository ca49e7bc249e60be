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
 *
 * <p>What is hidden from a caller is looked up each time, and not found, like what is not there: the time of an answer does
 * not tell one from the other.
 */
@ApplicationScoped
public class KnownTopics {

    /** How an answer about what is not for everybody may be kept: not at all. */
    public static final String UNCACHED = "private, no-store";

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
        return visible(name, caller, this::fresh);
    }

    /**
     * The same for whoever asks for no title: a topic that was ever found is found without the database.
     *
     * @throws Refusal 404 when there is none, or none that the caller may know of
     */
    public TopicName visibleName(String name, Caller caller) {
        return visible(name, caller, this::ofAnyAge).name();
    }

    /**
     * Whether an event may go to whoever asks for everything. Without the database for a topic that was ever found, because
     * this is for good; false for one that is not there, because nobody knows then.
     */
    public boolean isForEverybody(TopicName name) {
        return Topics.mayBeForEverybody(name)
                && ofAnyAge(name)
                        .or(() -> find(name, topics::find))
                        .filter(topic -> topic.isVisibleTo(Caller.ANYBODY))
                        .isPresent();
    }

    /** @param usual how an answer about a topic of everybody's may be kept, in the words of {@code Cache-Control} */
    public String caching(TopicName name, String usual) {
        return isForEverybody(name) ? usual : UNCACHED;
    }

    private Topic visible(String name, Caller caller, Function<TopicName, Optional<Topic>> remembered) {
        return Optional.ofNullable(name)
                .filter(TopicName::isWellFormed)
                .map(TopicName::new)
                .flatMap(wanted -> remembered
                        .apply(wanted)
                        .filter(topic -> topic.isVisibleTo(caller))
                        .or(() -> find(wanted, any -> topics.find(any, caller.sight()))))
                .filter(topic -> topic.isVisibleTo(caller))
                .orElseThrow(Topics::unknown);
    }

    private Optional<Topic> ofAnyAge(TopicName name) {
        return Optional.ofNullable(known.get(name)).map(Known::topic);
    }

    private Optional<Topic> fresh(TopicName name) {
        long now = System.nanoTime();
        return Optional.ofNullable(known.get(name))
                .filter(before -> now - before.readAt() < FRESH)
                .map(Known::topic);
    }

    private Optional<Topic> find(TopicName name, Function<TopicName, Optional<Topic>> look) {
        long now = System.nanoTime();
        Optional<Topic> found = look.apply(name);
        found.ifPresent(topic -> known.put(name, new Known(topic, now)));
        return found;
    }

    /** To be said when the history itself was lost: what is called so now may be another topic. */
    public void forgetAll() {
        known.clear();
        all = new All(List.of(), System.nanoTime() - FRESH);
    }

    /** To be said once a change has been committed. */
    void forget(TopicName name) {
        known.remove(name);
        all = new All(List.of(), System.nanoTime() - FRESH);
    }
}
