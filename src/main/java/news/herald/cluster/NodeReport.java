package news.herald.cluster;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import news.herald.json.JsonP;
import news.herald.live.TopicName;

/**
 * What a node says of itself. Bounded however many topics and desks there are: at most some 45 KB as JSON, mostly a
 * hundredth of it. Immutable.
 *
 * @param name what operators call it
 * @param started when, by its own clock
 * @param readers open streams, those that follow all topics too
 * @param topics readers of the {@value #MOST_TOPICS} topics that are read most
 * @param moreTopics how many more topics have readers
 * @param events that the journal has handed to it since it started
 * @param head how far in the journal it has come
 * @param vitals how it is; empty when it does not say
 * @param desk who is at the desk, as this node was told
 */
record NodeReport(
        String name,
        Instant started,
        int readers,
        TopicReaders topics,
        int moreTopics,
        long events,
        long head,
        JsonObject vitals,
        JsonArray desk) {

    /** Written once a second by each node, and read by each of the others. */
    static final int MOST_TOPICS = 200;

    /** Characters. Longer ones are left out. */
    static final int MOST_VITALS = 2_048;

    /** @param counts readers of all topics that have any */
    static NodeReport of(
            String name, Instant started, int readers, Map<TopicName, Integer> counts, long events, long head) {
        TopicReaders most = TopicReaders.mostRead(counts, MOST_TOPICS);
        int more = counts.size() - most.counts().size();
        return new NodeReport(
                name,
                started,
                readers,
                most,
                more,
                events,
                head,
                JsonValue.EMPTY_JSON_OBJECT,
                JsonValue.EMPTY_JSON_ARRAY);
    }

    NodeReport with(JsonObject signs, JsonArray atDesk) {
        JsonObject bounded = signs.toString().length() > MOST_VITALS ? JsonValue.EMPTY_JSON_OBJECT : signs;
        return new NodeReport(name, started, readers, topics, moreTopics, events, head, bounded, atDesk);
    }

    String json() {
        JsonObjectBuilder members = JsonP.PROVIDER.createObjectBuilder();
        addTo(members);
        if (!vitals.isEmpty()) {
            members.add("vitals", vitals);
        }
        if (!desk.isEmpty()) {
            members.add("desk", desk);
        }
        return members.build().toString();
    }

    /** All but the vitals and the desk. */
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
                json.getJsonNumber("head").longValue(),
                json.get("vitals") instanceof JsonObject signs ? signs : JsonValue.EMPTY_JSON_OBJECT,
                json.get("desk") instanceof JsonArray atDesk ? atDesk : JsonValue.EMPTY_JSON_ARRAY);
    }
}
