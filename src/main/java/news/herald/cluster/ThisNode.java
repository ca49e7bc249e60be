package news.herald.cluster;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import news.herald.broadcast.Fanout;
import news.herald.config.Settings;
import news.herald.live.TopicName;
import news.herald.topics.KnownTopics;
import news.herald.topics.Topics;

/** Who this node is, and what it has to say of itself. Safe for use by many threads. */
@ApplicationScoped
public class ThisNode {

    private final Instant started = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Inject
    private Settings settings;

    @Inject
    private Fanout fanout;

    @Inject
    private KnownTopics topics;

    @Inject
    private Instance<VitalSigns> signs;

    @Inject
    private Instance<Attendance> attendance;

    private String name;
    private NodeId id;

    @PostConstruct
    void name() {
        name = settings.node().name().orElseGet(HostName::ofThisMachine);
        id = NodeId.random(name);
    }

    NodeId id() {
        return id;
    }

    int readers() {
        return fanout.readers();
    }

    /** A private topic is not told of: operators, and not all of the editors, may know that there is one. */
    private Map<TopicName, Integer> readersByTopic() {
        Map<TopicName, Integer> readers = new HashMap<>(fanout.readersByTopic());
        readers.keySet().removeIf(topic -> Topics.mayBeForEverybody(topic) && !topics.isForEverybody(topic));
        return readers;
    }

    /** How it is now. To be asked once the delivery has started. */
    NodeReport report() {
        return NodeReport.of(
                        name,
                        started,
                        fanout.readers(),
                        readersByTopic(),
                        fanout.events(),
                        fanout.head().seq())
                .with(
                        signs.isResolvable() ? signs.get().vitals() : JsonValue.EMPTY_JSON_OBJECT,
                        attendance.isResolvable() ? attendance.get().attendance() : JsonValue.EMPTY_JSON_ARRAY);
    }
}
