package news.herald.topics;

import news.herald.live.TopicName;
import news.herald.topics.Topic.Kind;

/** Topics that no database knows. Stateless. */
public final class ExampleTopics {

    private ExampleTopics() {}

    public static Topic news(String name, String title) {
        return new Topic(new TopicName(name), title, Kind.NEWS);
    }

    public static Topic of(Kind kind, String name, String title) {
        return new Topic(new TopicName(name), title, kind);
    }
}
