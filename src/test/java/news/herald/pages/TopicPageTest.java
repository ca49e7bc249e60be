package news.herald.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.herald.testing.JsonText;
import news.herald.topics.ExampleTopics;
import news.herald.topics.Snapshot;
import news.herald.topics.Topic;
import news.herald.topics.Topic.Kind;
import org.junit.jupiter.api.Test;

class TopicPageTest {

    private static final String NO_BOARD = "{\"pinned\":[],\"keyEvents\":[]}";
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL);

    private static String page(TopicView view) {
        return new TopicPage(Stories.SITE, List.of(view.topic()), view, "https://news.example/topics/politics", false)
                .html();
    }

    static JsonObject data(String page) {
        Matcher found = DATA.matcher(page);
        assertTrue(found.find(), page);
        return JsonText.object(found.group(1));
    }

    @Test
    void aPrivateOneSaysSoAndIsForNoFeedAndNoSearch() {
        TopicView open = Stories.view(NO_BOARD, Stories.full());
        TopicView hidden = new TopicView(
                ExampleTopics.hidden("politics", "Council"), open.snapshot(), open.content(), open.stories());
        String page = page(hidden);
        String mark = "<span class=\"lock\" aria-hidden=\"true\"></span>Private";
        assertTrue(page.contains("Council <span class=\"private\">" + mark + "</span></a>"), page);
        assertTrue(page.contains("<p class=\"private\">" + mark + ": only"), page);
        assertTrue(page.contains("<meta name=\"robots\" content=\"noindex\">"), page);
        assertFalse(page.contains("feed.atom"), page);
        assertFalse(page(open).contains("lock"), "and no other");
    }

    @Test
    void anArticleIsMadeAsTheScriptMakesIt() {
        String page = page(Stories.view(
                "{\"pinned\":[\"urn:uuid:0190-full\"],\"keyEvents\":[\"urn:uuid:0190-full\"]}", Stories.full()));
        for (String part : List.of(
                "<herald-feed topic=\"politics\"><div role=\"feed\" aria-label=\"News\">",
                "<article class=\"item flash key\" id=\"item-id0\" tabindex=\"0\" data-uri=\"urn:uuid:0190-full\" lang=\"en-GB\""
                        + " aria-labelledby=\"title-id0\"",
                "<herald-time datetime=\"2026-03-02T08:30:00.123Z\"><time datetime=\"2026-03-02T08:30:00.123Z\">"
                        + "2 March 2026, 08:30 UTC</time></herald-time>",
                "href=\"/items/id0\"",
                "<span class=\"badge flash\">Flash</span><span class=\"badge pin\">Pinned</span>"
                        + "<span class=\"badge key\">Key event</span>",
                "<h2 id=\"title-id0\" dir=\"auto\">Harbour bridge opens</h2>",
                "<p class=\"correction\" dir=\"auto\"><strong>Correction</strong> It took nine years, not ten.</p>",
                "<figure><img src=\"https://news.example/f.jpg?a=1&amp;b=2\" loading=\"lazy\" width=\"1000\" height=\"562\""
                        + " alt=\"Harbour bridge opens\"></figure>",
                "<div class=\"text\" dir=\"auto\"><p>Nine <strong>years</strong> &amp; more.</p>",
                "<p class=\"by\">By Mara Lindqvist</p>")) {
            assertTrue(page.contains(part), part + " is not in " + page);
        }
    }

    @Test
    void theHeadLeadsToAllElse() {
        String page = page(Stories.view(NO_BOARD, Stories.full()));
        for (String part : List.of(
                "<title>Politics &amp; &lt;Power&gt; · Herald</title>",
                "<link rel=\"canonical\" href=\"https://news.example/topics/politics\">",
                "<meta property=\"og:title\" content=\"Politics &amp; &lt;Power&gt;\">",
                "<meta property=\"og:image\" content=\"https://news.example/f.jpg?a=1&amp;b=2\">",
                "type=\"application/atom+xml\"",
                "href=\"https://news.example/topics/politics/feed.json\"",
                "href=\"https://news.example/topics/politics/feed.rss\"")) {
            assertTrue(page.contains(part), part + " is not in " + page);
        }
    }

    @Test
    void theTopicIsALiveBlogToSearchEngines() {
        JsonObject blog = data(page(Stories.view(NO_BOARD, Stories.hostile(), Stories.full())));
        assertEquals("LiveBlogPosting", blog.getString("@type"));
        assertEquals("https://news.example/topics/politics", blog.getString("url"));
        assertEquals("2026-03-02T06:58:00Z", blog.getString("coverageStartTime"));
        assertEquals("2026-03-02T09:00:00Z", blog.getString("dateModified"));
        List<JsonObject> updates = blog.getJsonArray("liveBlogUpdate").getValuesAs(JsonObject.class);
        assertEquals(2, updates.size());
        JsonObject update = updates.get(1);
        assertEquals("BlogPosting", update.getString("@type"));
        assertEquals("Harbour bridge opens", update.getString("headline"));
        assertEquals("Nine years & more. Four mayors.", update.getString("articleBody"));
        assertEquals("https://news.example/items/id1", update.getString("url"));
        assertEquals("2026-03-02T06:58:00Z", update.getString("datePublished"));
        assertEquals("https://news.example/f.jpg?a=1&b=2", update.getString("image"));
    }

    @Test
    void hostileWordsAreWords() {
        String page = page(Stories.view(NO_BOARD, Stories.hostile()));
        // The data and the page's own script, and none by anybody else.
        assertEquals(2, page.split("<script", -1).length - 1);
        assertEquals(2, page.split("</script", -1).length - 1);
        assertFalse(page.contains("<!--"), page);
        assertFalse(page.contains("onerror=alert(2)>"), page);
        assertFalse(page.contains(" onload="), page);
        assertEquals(Characters.legal(page), page);
        assertTrue(data(page).toString().contains("alert(1)"));
    }

    @Test
    void whatIsPinnedStandsAboveTheOthers() {
        String page = page(Stories.view(
                "{\"pinned\":[\"urn:x:not-here\",\"urn:x:2\",\"urn:x:1\"],\"keyEvents\":[]}",
                item(0),
                item(1),
                item(2),
                item(3)));
        assertEquals(
                List.of("urn:x:2", "urn:x:1", "urn:x:0", "urn:x:3"),
                Pattern.compile("data-uri=\"([^\"]*)")
                        .matcher(page)
                        .results()
                        .map(found -> found.group(1))
                        .toList());
    }

    @Test
    void onlyTheFactIsLeftOfWhatIsGone() {
        String page = page(Stories.view(NO_BOARD, Stories.gone("withheld"), Stories.gone("canceled")));
        assertTrue(page.contains("<article class=\"item gone\""), page);
        assertTrue(page.contains("This item is withheld for now."), page);
        assertTrue(page.contains("This item was withdrawn."), page);
    }

    @Test
    void aPageStaysSmallHoweverLongItsStoriesAre() {
        JsonObject[] long_ = Stream.iterate(0, n -> n + 1)
                .limit(30)
                .map(n -> item(n, "Ünïcödé 新聞 ".repeat(n % 3 == 0 ? 3_000 : 150)))
                .toArray(JsonObject[]::new);
        String page = page(Stories.view(NO_BOARD, long_));
        assertTrue(page.getBytes(StandardCharsets.UTF_8).length < 100_000);
        assertTrue(page.contains("rel=\"next\""), "the others are on the next page");
        assertTrue(page.contains(">Read the whole story</a>"));
    }

    @Test
    void aTopicWithoutNewsSaysSo() {
        String page = page(Stories.view(NO_BOARD));
        assertTrue(page.contains("<herald-feed topic=\"politics\" empty=\"\">"), page);
        assertFalse(page.contains("ld+json"), page);
    }

    @Test
    void rowsAreATable() {
        String page = page(other(
                Kind.ROWS,
                "\"rows\":[{\"key\":\"<b>\",\"fields\":{\"home\":1,\"away\":\"2 & 3\"}},"
                        + "{\"key\":\"c\",\"fields\":{\"away\":null,\"note\":true}},{\"key\":\"d\"}]"));
        assertTrue(page.contains("<herald-table topic=\"scores\" untitled=\"\">"), page);
        assertTrue(
                page.contains("<th scope=\"col\">home</th><th scope=\"col\">away</th><th scope=\"col\">note</th>"),
                page);
        assertTrue(page.contains("<tr><th scope=\"row\" dir=\"auto\">1</th><td dir=\"auto\">2 &amp; 3</td>"), page);
    }

    @Test
    void alertsAreAList() {
        String page = page(
                other(
                        Kind.ALERTS,
                        "\"alerts\":[{\"title\":\"<i>Storm\",\"text\":\"Stay in\",\"urgency\":1,\"link\":\"/topics/storm\"},"
                                + "{\"title\":\"b\",\"link\":\"javascript:alert(1)\"},{\"title\":\"c\",\"link\":\"//elsewhere.example\"}]"));
        assertTrue(page.contains("<li class=\"item flash\"><h2 dir=\"auto\">&lt;i&gt;Storm</h2>"), page);
        assertTrue(page.contains("href=\"/topics/storm\""), page);
        assertFalse(page.contains("javascript:"), page);
        assertFalse(page.contains("elsewhere"), page);
    }

    /** Before anything is kept of the other kinds, they show what a topic without news does. */
    @Test
    void aTopicOfAnotherKindMayHoldNothing() {
        for (Kind kind : List.of(Kind.ROWS, Kind.ALERTS)) {
            assertTrue(page(other(kind, "\"items\":[],\"board\":{\"pinned\":[],\"keyEvents\":[]}"))
                    .contains("<h1 id=\"title\">"));
        }
    }

    private static TopicView other(Kind kind, String members) {
        Topic topic = ExampleTopics.of(kind, "scores", "Scores");
        return TopicView.of(topic, new Snapshot("k3f9-1", members, Optional.empty()));
    }

    private static JsonObject item(int number) {
        return item(number, "text");
    }

    private static JsonObject item(int number, String text) {
        return Json.createObjectBuilder(JsonText.object("{\"versionCreated\":\"2026-03-02T10:00:00Z\"}"))
                .add("uri", "urn:x:" + number)
                .add(
                        "bodies",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("value", text)))
                .build();
    }
}
