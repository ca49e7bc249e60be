package news.herald.pages;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import news.herald.json.JsonP;

/** JSON Feed 1.1 (jsonfeed.org). Stateless. */
final class JsonFeed {

    private JsonFeed() {}

    static String of(Feed feed) {
        JsonArrayBuilder items = JsonP.PROVIDER.createArrayBuilder();
        feed.stories().forEach(story -> items.add(item(feed.site(), story)));
        return Characters.legal(JsonP.PROVIDER
                .createObjectBuilder()
                .add("version", "https://jsonfeed.org/version/1.1")
                .add("title", feed.title())
                .add("home_page_url", feed.page())
                .add("feed_url", feed.address(FeedFormat.JSON))
                .add("items", items)
                .build()
                .toString());
    }

    private static JsonObjectBuilder item(Site site, Story story) {
        JsonObjectBuilder item = JsonP.PROVIDER
                .createObjectBuilder()
                .add("id", story.uri())
                .add("url", site.item(story.id()))
                .add("title", story.title())
                .add("content_html", Feed.content(site, story))
                .add("date_published", Moments.timestamp(story.published()))
                .add("date_modified", Moments.timestamp(story.modified()));
        story.language().ifPresent(language -> item.add("language", language));
        story.picture(site).ifPresent(picture -> item.add("image", picture.href()));
        story.by()
                .ifPresent(name -> item.add(
                        "authors",
                        JsonP.PROVIDER
                                .createArrayBuilder()
                                .add(JsonP.PROVIDER.createObjectBuilder().add("name", name))));
        if (!story.subjects().isEmpty()) {
            item.add("tags", JsonP.PROVIDER.createArrayBuilder(story.subjects()));
        }
        return item;
    }
}
