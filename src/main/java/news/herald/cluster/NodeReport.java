package news.herald.cluster;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import news.herald.json.JsonP;
import news.herald.live.TopicName;

/**
 * What a node says of itself. Bounded however many topics there are: at most some 16 KB as JSON. Immutable.
 *
 * @param name what operators call it
 * @param started when, by its own clock
 * @param readers open streams, those that follow all topics too
 * @param topics readers of the {@value #MOST_TOPICS} topics that are read most
 * @param moreTopics how many more topics have readers
 * @param events that the journal has handed to it since it started
 * @param head how far in the journal it has come
 */
record NodeReport(
        String name, Instant started, int readers, TopicReaders topics, int moreTopics, long events, long head) {

    /** Written once a second by each node, and read by each of the others. */
    static final int MOST_TOPICS = 200;

    /** @param counts readers of all topics that have any */
    static NodeReport of(
            String name, Instant started, int readers, Map<TopicName, Integer> counts, long events, long head) {
        TopicReaders most = TopicReaders.mostRead(counts, MOST_TOPICS);
        int more = counts.size() - most.counts().size();
        return new NodeReport(name, started, readers, most, more, events, head);
    }

    String json() {
        JsonObjectBuilder members = JsonP.PROVIDER.createObjectBuilder();
        addTo(members);
        return members.build().toString();
    }

    void addTo(JsonObjectBuilder members) {
        members.add("name", name)
                .add("started", started.toString())
                .add("readers", readers)
                .add("topics", topics.json())
                .add("moreTopics", moreTopics)
                .add("events", events)
                .add("head", head);
    }

    /** Empty when it is not what this version understands, as a node of another version may write. */
    static Optional<NodeReport> parse(String text) {
        try (var reader = JsonP.PROVIDER.createReader(new StringReader(text))) {
            return Optional.of(of(reader.readObject()));
        } catch (RuntimeException otherwise) {
            return Optional.empty();
        }
    }

    private static NodeReport of(JsonObject json) {
        return new NodeReport(
                json.getString("name"),
                Instant.parse(json.getString("started")),
                json.getInt("readers"),
                TopicReaders.parse(json.getJsonObject("topics")),
                json.getInt("moreTopics"),
                json.getJsonNumber("events").longValue(),
                json.getJsonNumber("head").longValue());
    }
}
