package news.herald.broadcast;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import news.herald.live.TopicName;
import news.herald.topics.Topics;

/** The broadcasters of this node: one to a topic, and one for readers of everything. Safe for use by many threads. */
final class Broadcasters {

    private final Fanout fanout;
    private final Map<TopicName, TopicBroadcaster> byTopic = new ConcurrentHashMap<>();
    private final TopicBroadcaster everything;

    Broadcasters(Fanout fanout) {
        this.fanout = fanout;
        this.everything = new TopicBroadcaster(null, fanout);
    }

    TopicBroadcaster of(TopicName topic) {
        return byTopic.computeIfAbsent(topic, name -> new TopicBroadcaster(name, fanout));
    }

    List<TopicBroadcaster> of(Subscription subscription) {
        return subscription.toAll()
                ? List.of(everything)
                : subscription.topics().stream().map(this::of).toList();
    }

    void forget(TopicName topic, TopicBroadcaster closed) {
        if (topic != null) {
            byTopic.remove(topic, closed);
        }
    }

    /** Readers of each topic that has any; one who follows several counts for each, one who follows all for none. */
    Map<TopicName, Integer> sizes() {
        Map<TopicName, Integer> sizes = new HashMap<>();
        byTopic.forEach((topic, broadcaster) -> {
            int size = broadcaster.size();
            if (size > 0) {
                sizes.put(topic, size);
            }
        });
        return sizes;
    }

    /** The ring holds something new of a topic from this position on. */
    void touch(TopicName topic, long position) {
        TopicBroadcaster broadcaster = byTopic.get(topic);
        if (broadcaster != null) {
            broadcaster.touch(topic, position);
        }
        if (Topics.mayBeForEverybody(topic)) {
            everything.touch(topic, position);
        }
    }
}
