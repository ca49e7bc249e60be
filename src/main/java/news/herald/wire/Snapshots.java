package news.herald.wire;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import news.herald.broadcast.Fanout;
import news.herald.journal.EventId;
import news.herald.topics.Paging;
import news.herald.topics.Snapshot;
import news.herald.topics.Topic;
import news.herald.topics.Topic.Kind;
import news.herald.topics.TopicContent;

/** What readers begin with, whatever kind of topic it is. Safe for use by many threads. */
@ApplicationScoped
public class Snapshots {

    @Inject
    @Any
    private Instance<TopicContent> contents;

    @Inject
    private Fanout fanout;

    private final Map<Kind, TopicContent> byKind = new EnumMap<>(Kind.class);

    /** Once: to ask one for its kind is a transaction. */
    @PostConstruct
    void learn() {
        contents.forEach(content -> byKind.put(content.kind(), content));
    }

    /** Of one moment, and from its cursor a stream goes on, also after a crash. */
    public Snapshot of(Topic topic, Paging paging) {
        TopicContent content = content(topic.kind());
        Snapshot snapshot = content.snapshot(topic, paging);
        if (EventId.parse(snapshot.cursor()).orElseThrow().seq() > fanout.head().seq()) {
            // Seen before the tail saw it: after a crash now, its id might be given to something else.
            return content.durableSnapshot(topic, paging);
        }
        return snapshot;
    }

    /** A topic of a kind that nothing is kept of shows what a news topic without news does. */
    private TopicContent content(Kind kind) {
        return byKind.getOrDefault(kind, byKind.get(Kind.NEWS));
    }
}
