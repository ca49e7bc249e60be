package news.herald.topics;

import news.herald.live.TopicName;
import news.herald.topics.Topic.Access;
import news.herald.topics.Topic.Kind;

/** Topics that no database knows. Stateless. */
public final class ExampleTopics {

    private ExampleTopics() {}

    public static Topic news(String name, String title) {
        return new Topic(new TopicName(name), title, Kind.NEWS, Access.PUBLIC);
    }

    public static Topic hidden(String name, String title) {
        return new Topic(new TopicName(name), title, Kind.NEWS, Access.PRIVATE);
    }

    public static Topic of(Kind kind, String name, String title) {
        return new Topic(new TopicName(name), title, kind, Access.PUBLIC);
    }
}
