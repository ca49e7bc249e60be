package news.herald.wire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
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
 * on: it ends a few seconds after its session, its token or its account does, or the right that it needs; at once when this
 * node changed the account. Safe for use by many threads.
 */
@ApplicationScoped
public class GuardedStreams {

    private static final Logger LOG = Logger.getLogger(GuardedStreams.class.getName());

    private static final int NOT_FOUND = 404;

    private record Watched(Set<TopicName> topics, Identity identity) {}

    private final Map<Reader, Watched> watched = new ConcurrentHashMap<>();

    @Inject
    private KnownTopics known;

    /** @param topics of which at least one is not for everybody */
    void add(Reader reader, Set<TopicName> topics, Identity identity) {
        watched.put(reader, new Watched(topics, identity));
    }

    /** Once it has begun: its right may have been taken away since it was let in, when nobody looked for it here. */
    void lookAt(Reader reader) {
        Watched stream = watched.get(reader);
        if (stream != null) {
            shutIfEnded(reader, stream);
        }
    }

    boolean isOpenToAll(Set<TopicName> topics) {
        return topics.stream().allMatch(known::isForEverybody);
    }

    void look() {
        watched.keySet().removeIf(Reader::isClosed);
        look(stream -> true);
    }

    /** To be said when its rights are others: not to be waited for until the next round. */
    public void lookAtThoseOf(String account) {
        look(stream -> stream.identity().caller().name().equals(account));
    }

    private void look(Predicate<Watched> at) {
        watched.forEach((reader, stream) -> {
            if (at.test(stream)) {
                shutIfEnded(reader, stream);
            }
        });
    }

    private void shutIfEnded(Reader reader, Watched stream) {
        if (hasEnded(stream)) {
            reader.shut();
            watched.remove(reader);
        }
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
        } catch (Refusal refused) {
            if (refused.status() != NOT_FOUND) {
                throw refused;
            }
            return false;
        }
    }
}
