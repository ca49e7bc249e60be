package news.herald.pages;

import java.util.List;
import java.util.Optional;
import news.herald.pages.Articles.Marks;
import news.herald.topics.Topic;

/**
 * One story by itself, at an address that stays. Immutable.
 *
 * @param topics that the page leads to
 * @param topic that the story belongs to
 */
record ItemPage(Site site, List<Topic> topics, Topic topic, Story story) {

    private static final int DESCRIPTION = 200;

    String html() {
        Element back = Element.of("p", Element.of("a", topic.title()).with("href", Site.Path.topic(topic.name())))
                .with("class", "back");
        Element main = Frame.main(back);
        if (topic.isPrivate()) {
            main.add(PrivateMark.whole());
        }
        if (story.isGone()) {
            main.add(Element.of("h1", "Withheld"));
        } else if (story.headline().isBlank()) {
            main.add(Element.of("h1", story.title()));
        }
        main.add(Articles.of(story, Marks.NONE, "h1"));
        return Frame.page(head().script("/elements/herald.js", Modules.ITEM), topics, topic.name(), main);
    }

    private Head head() {
        if (story.isGone()) {
            return new Head("Withheld", "This item is withheld for now.")
                    .at(site.item(story.id()), "article")
                    .hiddenFromSearch();
        }
        String summary = story.summary(DESCRIPTION);
        return new Head(story.title(), summary.isBlank() ? story.title() : summary)
                .at(site.item(story.id()), "article")
                .property("article:published_time", Moments.timestamp(story.published()))
                .property("article:modified_time", Moments.timestamp(story.modified()))
                .picture(story.picture(site))
                .data(Optional.of(StructuredData.article(site, topic, story)));
    }
}
