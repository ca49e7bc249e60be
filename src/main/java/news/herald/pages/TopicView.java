package news.herald.pages;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.herald.pages.Articles.Marks;
import news.herald.topics.Snapshot;
import news.herald.topics.Topic;

/**
 * A topic and what it held at one moment. Immutable.
 *
 * @param content the members of its snapshot
 * @param stories of a topic of news, newest first
 */
record TopicView(Topic topic, Snapshot snapshot, JsonObject content, List<Story> stories) {

    static TopicView of(Topic topic, Snapshot snapshot) {
        JsonObject content = Json.object("{" + snapshot.members() + "}");
        List<JsonObject> items = Json.objects(content, "items");
        int known = Math.min(items.size(), snapshot.ids().size());
        return new TopicView(
                topic,
                snapshot,
                content,
                IntStream.range(0, known)
                        .mapToObj(index -> new Story(snapshot.ids().get(index), items.get(index)))
                        .toList());
    }

    /** Pinned ones first, in the board's order; then the others in theirs. */
    List<Story> arranged(List<Story> some) {
        List<String> pinned = board("pinned");
        List<Story> arranged = new ArrayList<>(pinned.stream()
                .flatMap(uri -> some.stream().filter(story -> story.uri().equals(uri)))
                .toList());
        arranged.addAll(
                some.stream().filter(story -> !pinned.contains(story.uri())).toList());
        return arranged;
    }

    Marks marks(Story story) {
        return new Marks(
                board("pinned").contains(story.uri()), board("keyEvents").contains(story.uri()));
    }

    private List<String> board(String list) {
        return Stream.ofNullable(content.get("board"))
                .filter(JsonObject.class::isInstance)
                .flatMap(board -> Json.texts(board.asJsonObject(), list).stream())
                .toList();
    }
}
