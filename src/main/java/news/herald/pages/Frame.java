package news.herald.pages;

import java.util.List;
import news.herald.live.TopicName;
import news.herald.topics.Topic;
import news.herald.topics.Topic.Kind;
import news.herald.topics.Topics;

/** What stands around every page for readers. Stateless. */
final class Frame {

    /** More would outweigh the news. */
    private static final int TOPICS = 200;

    private Frame() {}

    /**
     * @param topics that the page leads to
     * @param current the one that is shown, null when none is
     */
    static String page(Head head, List<Topic> topics, TopicName current, Element main) {
        Element list = Element.of("ul").with("id", "topics").with("class", "topics");
        // Alerts show themselves on every page; who wants their list knows its address.
        topics.stream()
                .filter(topic -> topic.kind() == Kind.NEWS || topic.kind() == Kind.ROWS)
                .limit(TOPICS)
                .forEach(topic -> list.add(link(topic, topic.name().equals(current))));
        Element masthead = Element.of(
                        "header",
                        Element.of("a", "Herald").with("class", "brand").with("href", "/"),
                        Element.of("nav", list).with("aria-label", "Topics"),
                        Element.of("herald-alerts").with("topic", Topics.ALERTS.value()),
                        Element.of("a", "Desk").with("class", "quiet").with("href", "/desk/"))
                .with("class", "masthead");
        Element skip = Element.of("a", "Skip to the news").with("class", "skip").with("href", "#news");
        Element body = Element.of("body", skip, masthead, main);
        return "<!doctype html>\n"
                + Element.of("html", head.element(), body).with("lang", "en").html() + "\n";
    }

    /** Where the news stands. */
    static Element main(Html... children) {
        return Element.of("main", children)
                .with("id", "news")
                .with("class", "column")
                .with("tabindex", "-1");
    }

    private static Element link(Topic topic, boolean current) {
        Element link = Element.of("a", topic.title())
                .with("href", Site.Path.topic(topic.name()))
                .with("aria-current", current ? "page" : "");
        return Element.of("li", topic.isPrivate() ? link.add(Html.text(" "), PrivateMark.brief()) : link);
    }
}
