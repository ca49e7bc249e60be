package news.herald.wire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
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

    private static final Logger LOG = Logger.getLogger(GuardedStreams.class.getName());

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

    void look() {
        watched.keySet().removeIf(Reader::isClosed);
        watched.forEach((reader, stream) -> {
            if (hasEnded(stream)) {
                reader.shut();
                watched.remove(reader);
            }
        });
    }

    /** While the database does not answer, whoever was let in stays; that one cannot be looked at keeps no other from it. */
    private boolean hasEnded(Watched stream) {
        try {
            return !areVisible(stream.topics(), stream.identity().callerNow());
        } catch (Exception unknown) {
            LOG.log(Level.FINE, "the right to an open stream is looked at again in a moment", unknown);
            return false;
        }
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
