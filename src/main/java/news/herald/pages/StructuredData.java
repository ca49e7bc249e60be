package news.herald.pages;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import news.herald.json.JsonP;
import news.herald.topics.Topic;

/** Pages in the words of schema.org, as JSON-LD: what search engines show of live news. Stateless. */
final class StructuredData {

    /** Characters of an update's text: the page has it already, and its whole must stay small. */
    private static final int UPDATE_TEXT = 300;

    private StructuredData() {}

    /** A topic as a blog that is written live. Nothing while it is empty. */
    static Optional<JsonObject> liveBlog(Site site, Topic topic, List<Story> stories) {
        if (stories.isEmpty()) {
            return Optional.empty();
        }
        Instant begin = stories.stream()
                .map(Story::published)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant end = stories.stream()
                .map(Story::modified)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        JsonArrayBuilder updates = JsonP.PROVIDER.createArrayBuilder();
        stories.forEach(story -> updates.add(posting("BlogPosting", site, story, story.summary(UPDATE_TEXT))));
        return Optional.of(JsonP.PROVIDER
                .createObjectBuilder()
                .add("@context", "https://schema.org")
                .add("@type", "LiveBlogPosting")
                .add("headline", topic.title())
                .add("url", site.topic(topic.name()))
                .add("datePublished", Moments.timestamp(begin))
                .add("dateModified", Moments.timestamp(end))
                .add("coverageStartTime", Moments.timestamp(begin))
                // As far as it has come: nobody knows when a topic ends.
                .add("coverageEndTime", Moments.timestamp(end))
                .add("publisher", publisher(site))
                .add("liveBlogUpdate", updates)
                .build());
    }

    static JsonObject article(Site site, Topic topic, Story story) {
        JsonObjectBuilder article = JsonP.PROVIDER.createObjectBuilder().add("@context", "https://schema.org");
        return article.addAll(posting("NewsArticle", site, story, story.text()))
                .add("articleSection", topic.title())
                .add("mainEntityOfPage", site.item(story.id()))
                .add("publisher", publisher(site))
                .build();
    }

    private static JsonObjectBuilder posting(String type, Site site, Story story, String text) {
        JsonObjectBuilder posting = JsonP.PROVIDER
                .createObjectBuilder()
                .add("@type", type)
                .add("headline", Excerpt.of(story.title(), 110))
                .add("url", site.item(story.id()))
                .add("datePublished", Moments.timestamp(story.published()))
                .add("dateModified", Moments.timestamp(story.modified()));
        if (!text.isBlank()) {
            posting.add("articleBody", text);
        }
        story.language().ifPresent(language -> posting.add("inLanguage", language));
        story.picture(site).ifPresent(picture -> posting.add("image", picture.href()));
        story.by()
                .ifPresent(name -> posting.add(
                        "author",
                        JsonP.PROVIDER
                                .createObjectBuilder()
                                .add("@type", "Person")
                                .add("name", name)));
        return posting;
    }

    private static JsonObjectBuilder publisher(Site site) {
        return JsonP.PROVIDER
                .createObjectBuilder()
                .add("@type", "Organization")
                .add("name", "Herald")
                .add("url", site.front());
    }
}
