package news.herald.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import news.herald.json.JsonP;
import news.herald.live.TopicName;
import news.herald.topics.Topic.Kind;

/** The day as its files tell it. Read once; thread-safe. */
@ApplicationScoped
public class Script {

    /** How long a day is: after its last scene, so that the end can be read. */
    static final Duration DAY = Duration.ofMinutes(24);

    /** A topic that the demo has of its own. */
    record Stand(TopicName name, String title, Kind kind) {}

    private final JsonObject scores = file("scores.json");
    private final JsonObject quotes = file("quotes.json");
    private final List<JsonObject> stories = List.of(file("election.json"), file("match.json"));

    private final List<Stand> topics = Stream.concat(
                    stories.stream().map(story -> stand(story, Kind.NEWS)),
                    Stream.of(scores, quotes).map(table -> stand(table, Kind.ROWS)))
            .toList();

    private final List<Scene> scenes = Stream.concat(stories.stream(), Stream.of(file("alerts.json")))
            .flatMap(Script::scenes)
            .sorted(Comparator.comparing(Scene::at))
            .toList();

    private final Scoreboard scoreboard = Scoreboard.of(scores);
    private final Market market = Market.of(quotes);

    List<Stand> topics() {
        return topics;
    }

    /** In the order in which they happen. */
    List<Scene> scenes() {
        return scenes;
    }

    Scoreboard scoreboard() {
        return scoreboard;
    }

    Market market() {
        return market;
    }

    private static Stream<Scene> scenes(JsonObject story) {
        TopicName topic = new TopicName(story.getString("topic"));
        return story.getJsonArray("scenes").getValuesAs(JsonObject.class).stream()
                .map(scene -> Scene.of(topic, scene));
    }

    private static Stand stand(JsonObject file, Kind kind) {
        return new Stand(new TopicName(file.getString("topic")), file.getString("title"), kind);
    }

    private static JsonObject file(String name) {
        try (InputStream file = Script.class.getResourceAsStream(name);
                var reader = JsonP.PROVIDER.createReader(file)) {
            return reader.readObject();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
