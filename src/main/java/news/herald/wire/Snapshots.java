package news.herald.wire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
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
        return contents.stream()
                .filter(content -> content.kind() == kind)
                .findFirst()
                .orElseGet(() -> content(Kind.NEWS));
    }
}
