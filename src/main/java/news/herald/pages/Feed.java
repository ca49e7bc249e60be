package news.herald.pages;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import news.herald.topics.Topic;

/**
 * The newest news of a topic, for programs that come back for more. What was withheld or killed is not in it. Immutable.
 *
 * @param stories newest first
 */
record Feed(Site site, Topic topic, List<Story> stories) {

    /** Characters of all texts together; who wants older ones reads the page. */
    private static final int TEXTS = 400_000;

    Feed {
        stories =
                bounded(site, stories.stream().filter(story -> !story.isGone()).toList());
    }

    String as(FeedFormat format) {
        try {
            return switch (format) {
                case ATOM -> AtomFeed.of(this);
                case JSON -> JsonFeed.of(this);
                case RSS -> RssFeed.of(this);
            };
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a text in memory cannot fail to be written", impossible);
        }
    }

    /** Where people read the same. */
    String page() {
        return site.topic(topic.name());
    }

    String address(FeedFormat format) {
        return site.feed(topic.name(), format);
    }

    String title() {
        return topic.title() + " · Herald";
    }

    Instant updated() {
        return stories.stream()
                .map(Story::modified)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** The whole of a story as HTML. */
    static String content(Site site, Story story) {
        return Articles.content(story, story.picture(site)).stream()
                .map(Html::html)
                .collect(Collectors.joining());
    }

    private static List<Story> bounded(Site site, List<Story> all) {
        int length = 0;
        int count = 0;
        for (Story story : all) {
            length += content(site, story).length();
            if (length > TEXTS && count > 0) {
                break;
            }
            count++;
        }
        return all.subList(0, count);
    }
}
