package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.JsonText;
import news.herald.testing.SharedServer;
import news.herald.testing.XmlTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages and feeds as a server gives them, before any script runs. */
@ExtendWith(SharedServer.class)
class ReaderPageIT {

    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL);

    private static final Pattern ARTICLE = Pattern.compile("<article[^>]* data-uri=\"([^\"]*)\"");

    private final HeraldApi api;
    private final HeraldApi reader;
    private final String topic;
    private final String page;

    ReaderPageIT(HeraldServer server) {
        api = server.api();
        reader = api.anonymous();
        topic = api.freshTopic("pages");
        page = "/topics/" + topic;
    }

    @Test
    void theNewsStandsInThePage() {
        Answer published = publish("Bridge opens", "<p>Nine <strong>years</strong>.</p>");
        String body = reader.get(page).expect(200).body();
        String id = id(published);
        assertTrue(body.contains("<h2 id=\"title-" + id + "\" dir=\"auto\">Bridge opens</h2>"), body);
        assertTrue(body.contains("<p>Nine <strong>years</strong>.</p>"), body);
        assertTrue(body.contains("href=\"/items/" + id + "\""), body);
        String cursor = api.snapshot(topic).json().getString("cursor");
        assertTrue(body.contains("<herald-feed topic=\"" + topic + "\">"), body);
        assertTrue(body.contains("<link rel=\"canonical\" href=\"" + address(page) + "\">"), body);
        JsonObject update = data(body).getJsonArray("liveBlogUpdate").getJsonObject(0);
        assertEquals("Bridge opens", update.getString("headline"));
        assertEquals(address("/items/" + id), update.getString("url"));
    }

    @Test
    void anItemHasAPageOfItsOwn() {
        Answer published = publish("Bridge opens", "<p>Nine years.</p>");
        String own = "/items/" + id(published);
        String body = reader.get(own).expect(200).body();
        assertTrue(body.contains(">Bridge opens</h1>"), body);
        assertTrue(body.contains("<link rel=\"canonical\" href=\"" + address(own) + "\">"), body);
        assertEquals("NewsArticle", data(body).getString("@type"));
        Answer redirect =
                reader.get("/items?uri=" + published.json().getString("uri")).expect(302);
        assertEquals(own, redirect.header("Location").orElseThrow());
    }

    @Test
    void anOlderLinkShowsTheSamePage() {
        publish("Bridge opens", "<p>Nine years.</p>");
        assertEquals(
                reader.get(page).expect(200).body(),
                reader.get("/?topic=" + topic).expect(200).body());
    }

    @Test
    void theFrontPageShowsATopic() {
        // Of hundreds that other tests make the menu has the first.
        String first = api.freshTopic("a-front");
        String body = reader.get("/").expect(200).body();
        assertTrue(body.contains("<link rel=\"canonical\" href=\"" + address("/") + "\">"), body);
        assertTrue(body.contains("<herald-feed topic="), body);
        assertTrue(body.contains("<a href=\"/topics/" + first + "\""), body);
    }

    @Test
    void hostileWordsAreWordsEverywhere() {
        String hostile = "</script><script>alert(1)</script><!-- \u0001\u001f\ufffe \"><img src=x onerror=alert(2)>";
        Answer published = publish(hostile, "<p>ok</p><script>alert(3)</script>");
        for (String path : List.of(page, "/items/" + id(published))) {
            String body = reader.get(path).expect(200).body();
            assertFalse(body.contains("<script>"), body);
            assertFalse(body.contains("<!--"), body);
            assertFalse(body.contains("<img src=x"), body);
            assertTrue(body.contains("&lt;/script&gt;&lt;script&gt;alert(1)"), body);
            assertTrue(body.codePoints().noneMatch(c -> c < ' ' && c != '\n'));
            data(body);
        }
        for (String feed : List.of("/feed.atom", "/feed.rss")) {
            XmlTree.root(reader.get(page + feed).expect(200).body());
        }
        reader.get(page + "/feed.json").expect(200).json();
    }

    @Test
    void aKillLeavesEveryPageAndFeedAtOnce() {
        Answer published = publish("Libel-4711", "<p>Libel-4711</p>");
        publish("Stays", "<p>Stays</p>");
        List<String> places = List.of(page, page + "/feed.atom", page + "/feed.rss", page + "/feed.json");
        places.forEach(place -> assertTrue(reader.get(place).body().contains("Libel-4711"), place));
        String uri = published.json().getString("uri");
        post(published, "/kill");
        for (String place : places) {
            String body = reader.get(place).expect(200).body();
            assertFalse(body.contains("Libel-4711") || body.contains(uri), place + body);
            assertTrue(body.contains("Stays"), place);
        }
        String own = "/items/" + id(published);
        Answer gone = browser(own).expect(410);
        assertTrue(gone.header("Content-Type").orElseThrow().startsWith("text/html"));
        assertTrue(gone.body().contains("This item was withdrawn."), gone.body());
        assertFalse(gone.body().contains("Libel-4711"));
        assertEquals(410, reader.get(own).expect(410).json().getInt("status"));
    }

    @Test
    void ofAWithheldItemOnlyTheFactIsShown() {
        Answer published = publish("Doubt-4711", "<p>Doubt-4711</p>");
        post(published, "/withhold");
        String own = reader.get("/items/" + id(published)).expect(200).body();
        assertTrue(own.contains("This item is withheld for now."), own);
        assertTrue(own.contains("<meta name=\"robots\" content=\"noindex\">"), own);
        for (String body : List.of(
                own, reader.get(page).body(), reader.get(page + "/feed.atom").body())) {
            assertFalse(body.contains("Doubt-4711"), body);
        }
        post(published, "/publish");
        assertTrue(reader.get("/items/" + id(published)).body().contains("Doubt-4711"));
    }

    @Test
    void aDraftIsNowhere() {
        Answer draft = api.post("/api/topics/" + topic + "/items?status=draft", HeraldApi.headline("Secret-4711"))
                .expect(201);
        reader.get("/items/" + id(draft)).expect(404);
        // Signed in, too: the page is the same for everybody.
        api.get("/items/" + id(draft)).expect(404);
        reader.get("/items?uri=" + draft.json().getString("uri")).expect(404);
        for (String place : List.of("", "/feed.atom", "/feed.rss", "/feed.json")) {
            assertFalse(reader.get(page + place).expect(200).body().contains("Secret-4711"), place);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/topics/no-such-topic",
                "/topics/NO%00",
                "/topics/monitor",
                "/?topic=no-such-topic",
                "/items/no-such-item",
                "/items/000000000000000000000",
                "/items?uri=urn:no:such",
                "/items",
                "/topics/alerts/feed.atom",
                "/topics/no-such-topic/feed.atom",
                "/nothing-here",
                "/style/nothing-here.css"
            })
    void whoFollowsADeadLinkIsToldSoByAPage(String path) {
        Answer page = browser(path);
        if (path.contains("%00") && page.status() == 400) {
            // Some servers refuse a NUL before anybody is asked.
            return;
        }
        page.expect(404);
        assertTrue(page.header("Content-Type").orElseThrow().startsWith("text/html"), page.toString());
        assertTrue(page.body().contains("<h1 id=\"title\">Not found</h1>"), page.body());
        assertTrue(page.header("Content-Security-Policy").isPresent());
        assertTrue(page.header("Vary").orElseThrow().contains("Accept"));
        assertEquals(404, reader.get(path).expect(404).json().getInt("status"));
    }

    @Test
    void theApiKeepsItsProblems() {
        assertEquals(
                404, browser("/api/topics/no-such-topic").expect(404).json().getInt("status"));
        assertTrue(browser(page + "?before=nobody").expect(400).body().startsWith("<!doctype html>"));
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        publish("One", "<p>One</p>");
        for (String place : List.of("", "/feed.atom", "/feed.rss", "/feed.json")) {
            Answer first = reader.get(page + place).expect(200);
            String tag = first.header("ETag").orElseThrow();
            assertEquals("", since(page + place, tag).expect(304).body());
            api.publish(topic, "More for " + place).expect(201);
            assertNotEquals(
                    tag, since(page + place, tag).expect(200).header("ETag").orElseThrow());
        }
    }

    @Test
    void aFeedDoesNotChangeWithTheNewsOfOtherTopics() {
        publish("One", "<p>One</p>");
        Answer first = reader.get(page + "/feed.atom").expect(200);
        api.publish(api.freshTopic("other"), "Two").expect(201);
        since(page + "/feed.atom", first.header("ETag").orElseThrow()).expect(304);
        assertEquals(
                "public, max-age=10, must-revalidate",
                first.header("Cache-Control").orElseThrow());
        assertTrue(first.header("Content-Type").orElseThrow().startsWith("application/atom+xml"));
    }

    @Test
    void whatIsOlderIsOnTheNextPage() {
        List<String> uris = IntStream.range(0, 33)
                .mapToObj(n -> api.publish(topic, "Number " + n).json().getString("uri"))
                .toList();
        String newest = reader.get(page).expect(200).body();
        Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(newest);
        assertTrue(next.find(), newest);
        String older = reader.get(next.group(1)).expect(200).body();
        assertEquals(30, articles(newest).size());
        assertEquals(
                uris.stream().sorted().toList(),
                Stream.concat(articles(newest).stream(), articles(older).stream())
                        .sorted()
                        .toList());
        assertFalse(older.contains("<herald-feed"), "what a live feed shows is the newest");
        assertTrue(older.contains("<link rel=\"canonical\" href=\"" + address(next.group(1)) + "\">"), older);
        assertTrue(older.contains("<a href=\"" + page + "\">Newest news</a>"), older);
    }

    @Test
    void whatIsPinnedStandsOnTop() {
        Answer pinned = publish("Pinned", "<p>a</p>");
        publish("Newer", "<p>b</p>");
        post(pinned, "/pin");
        post(pinned, "/pin?as=key-event");
        String body = reader.get(page).expect(200).body();
        assertEquals(pinned.json().getString("uri"), articles(body).get(0));
        assertTrue(
                body.contains("<span class=\"badge pin\">Pinned</span><span class=\"badge key\">Key event</span>"),
                body);
    }

    @Test
    void aTopicOfAnotherKindHasAPageToo() {
        String rows = topic + "-rows";
        api.post(
                        "/api/topics",
                        Json.createObjectBuilder()
                                .add("name", rows)
                                .add("title", "Scores")
                                .add("kind", "rows")
                                .build())
                .expect(201);
        assertTrue(reader.get("/topics/" + rows).expect(200).body().contains("<herald-table topic=\"" + rows + "\""));
        reader.get("/topics/alerts").expect(200);
    }

    /** A cache that knows nothing of the header would give the page with the stranger's addresses to everybody. */
    @Test
    void nobodyPutsAnotherSitesNameIntoAPage() {
        publish("One", "<p>One</p>");
        for (String place : List.of(page, page + "/feed.atom")) {
            String body = reader.send(reader.request(place)
                            .header("X-Forwarded-Host", "evil.example")
                            .header("X-Forwarded-Proto", "https")
                            .header("Forwarded", "host=evil.example;proto=https"))
                    .expect(200)
                    .body();
            assertFalse(body.contains("evil.example"), body);
            assertTrue(body.contains(address(page)), body);
        }
    }

    private Answer publish(String headline, String html) {
        JsonObject body = Json.createObjectBuilder()
                .add("contentType", "text/html")
                .add("value", html)
                .build();
        return api.publish(
                        topic,
                        Json.createObjectBuilder(HeraldApi.plainHeadline(headline))
                                .add("bodies", Json.createArrayBuilder().add(body))
                                .build())
                .expect(201);
    }

    private void post(Answer item, String verb) {
        api.post(item.header("Location").orElseThrow() + verb, "{}").expect(200);
    }

    private static String id(Answer published) {
        String location = published.header("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private Answer browser(String path) {
        return reader.send(reader.request(path).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
    }

    private Answer since(String path, String tag) {
        return reader.send(reader.request(path).header("If-None-Match", tag));
    }

    private String address(String path) {
        HttpRequest request = reader.request(path).build();
        return request.uri().toString();
    }

    private static List<String> articles(String page) {
        return ARTICLE.matcher(page).results().map(found -> found.group(1)).toList();
    }

    private static JsonObject data(String page) {
        Matcher found = DATA.matcher(page);
        assertTrue(found.find(), page);
        return JsonText.object(found.group(1));
    }
}
