package news.herald.wire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import news.herald.broadcast.Reader;
import news.herald.live.TopicName;
import news.herald.problem.Refusal;
import news.herald.topics.Caller;
import news.herald.topics.Identity;
import news.herald.topics.KnownTopics;

/**
 * The open streams of what not everybody may see. Rights are checked when a stream is opened, and here again while it goes
 * on: it ends a few seconds after its session, its token or its account does, or the role that it needs. Safe for use by
 * many threads.
 */
@ApplicationScoped
class GuardedStreams {

    private record Watched(Set<TopicName> topics, Identity identity) {}

    private final Map<Reader, Watched> watched = new ConcurrentHashMap<>();

    @Inject
    private KnownTopics known;

    /** @param topics of which at least one is not for everybody */
    void add(Reader reader, Set<TopicName> topics, Identity identity) {
        watched.put(reader, new Watched(topics, identity));
    }

    boolean isOpenToAll(Set<TopicName> topics) {
        return areVisible(topics, Caller.ANYBODY);
    }

    /** While the database does not answer, whoever was let in stays: an exception leaves the rest for the next look. */
    void look() {
        watched.keySet().removeIf(Reader::isClosed);
        watched.forEach((reader, stream) -> {
            if (!areVisible(stream.topics(), stream.identity().callerNow())) {
                reader.shut();
                watched.remove(reader);
            }
        });
    }

    private boolean areVisible(Set<TopicName> topics, Caller caller) {
        try {
            topics.forEach(topic -> known.visibleName(topic.value(), caller));
            return true;
        } catch (Refusal hidden) {
            return false;
        }
    }
}
