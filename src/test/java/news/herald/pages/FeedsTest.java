package news.herald.pages;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import news.herald.testing.JsonText;
import news.herald.testing.XmlTree;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The three feeds against the rules of their formats, with hostile words in every place that a writer can fill. */
class FeedsTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final Feed feed = new Feed(Stories.SITE, Stories.TOPIC, Stories.both());

    /** RFC 4287, sections 4.1.1 and 4.1.2. */
    @Test
    void atomHasWhatItMustHaveOnce() {
        Element root = XmlTree.root(feed.as(FeedFormat.ATOM));
        assertEquals(ATOM, root.getNamespaceURI());
        assertEquals("feed", root.getLocalName());
        Set<String> ids = new HashSet<>(Set.of(absolute(XmlTree.text(root, "id"))));
        assertEquals("Politics & <Power> · Herald", XmlTree.text(root, "title"));
        OffsetDateTime.parse(XmlTree.text(root, "updated"));
        XmlTree.text(XmlTree.only(root, "author"), "name");
        assertEquals("https://news.example/topics/politics/feed.atom", link(root, "self"));
        List<Element> entries = XmlTree.children(root, "entry");
        assertEquals(2, entries.size());
        for (Element entry : entries) {
            assertTrue(ids.add(absolute(XmlTree.text(entry, "id"))));
            assertFalse(XmlTree.text(entry, "title").isBlank());
            OffsetDateTime.parse(XmlTree.text(entry, "updated"));
            OffsetDateTime.parse(XmlTree.text(entry, "published"));
            absolute(link(entry, "alternate"));
            assertEquals("html", XmlTree.only(entry, "content").getAttribute("type"));
        }
    }

    @Test
    void atomSaysAllThatADocumentSays() {
        Element entry = XmlTree.children(XmlTree.root(feed.as(FeedFormat.ATOM)), "entry")
                .get(1);
        assertEquals("Harbour bridge opens", XmlTree.text(entry, "title"));
        assertEquals("urn:uuid:0190-full", XmlTree.text(entry, "id"));
        assertEquals("https://news.example/items/a", link(entry, "alternate"));
        assertEquals("https://news.example/f.jpg?a=1&b=2", link(entry, "enclosure"));
        assertEquals("2026-03-02T06:58:00Z", XmlTree.text(entry, "published"));
        assertEquals("2026-03-02T08:30:00.123Z", XmlTree.text(entry, "updated"));
        assertEquals("Mara Lindqvist", XmlTree.text(XmlTree.only(entry, "author"), "name"));
        assertEquals("en-GB", entry.getAttributeNS("http://www.w3.org/XML/1998/namespace", "lang"));
        assertEquals(
                List.of("Bridges", "Roads"),
                XmlTree.children(entry, "category").stream()
                        .map(category -> category.getAttribute("term"))
                        .toList());
        String content = XmlTree.text(entry, "content");
        assertTrue(content.contains("<p>Nine <strong>years</strong> &amp; more.</p>"), content);
        assertTrue(content.contains("It took nine years, not ten."), content);
        assertTrue(content.contains("<img src=\"https://news.example/f.jpg?a=1&amp;b=2\""), content);
    }

    /** The RSS Advisory Board's specification of RSS 2.0.11. */
    @Test
    void rssHasWhatItMustHaveOnce() {
        Element root = XmlTree.root(feed.as(FeedFormat.RSS));
        assertEquals("2.0", root.getAttribute("version"));
        Element channel = XmlTree.only(root, "channel");
        assertFalse(XmlTree.text(channel, "title").isBlank());
        assertFalse(XmlTree.text(channel, "description").isBlank());
        // Its own link beside that of Atom.
        assertEquals(
                List.of("https://news.example/topics/politics"),
                XmlTree.children(channel, "link").stream()
                        .filter(link -> link.getNamespaceURI() == null)
                        .map(Element::getTextContent)
                        .toList());
        rfc822(XmlTree.text(channel, "lastBuildDate"));
        Set<String> ids = new HashSet<>();
        List<Element> items = XmlTree.children(channel, "item");
        assertEquals(2, items.size());
        for (Element item : items) {
            assertFalse(XmlTree.text(item, "title").isBlank());
            assertFalse(XmlTree.text(item, "description").isBlank());
            absolute(XmlTree.text(item, "link"));
            assertTrue(ids.add(XmlTree.text(item, "guid")));
            assertEquals("false", XmlTree.only(item, "guid").getAttribute("isPermaLink"));
            rfc822(XmlTree.text(item, "pubDate"));
            Element enclosure = XmlTree.only(item, "enclosure");
            assertTrue(enclosure.getAttribute("length").matches("[0-9]+"));
            assertTrue(enclosure.getAttribute("type").startsWith("image/"));
        }
        assertEquals("Mon, 02 Mar 2026 06:58:00 +0000", XmlTree.text(items.get(1), "pubDate"));
        assertEquals("Mara Lindqvist", XmlTree.text(items.get(1), "creator"));
    }

    /** jsonfeed.org/version/1.1. */
    @Test
    void theJsonFeedHasWhatItMustHave() {
        JsonObject root = JsonText.object(feed.as(FeedFormat.JSON));
        assertEquals("https://jsonfeed.org/version/1.1", root.getString("version"));
        assertEquals("https://news.example/topics/politics/feed.json", root.getString("feed_url"));
        List<JsonObject> items = root.getJsonArray("items").getValuesAs(JsonObject.class);
        assertEquals(
                List.of("urn:uuid:0190-hostile", "urn:uuid:0190-full"),
                items.stream().map(item -> item.getString("id")).toList());
        JsonObject item = items.get(1);
        assertEquals("https://news.example/items/a", item.getString("url"));
        assertEquals(
                "Mara Lindqvist", item.getJsonArray("authors").getJsonObject(0).getString("name"));
        assertEquals("https://news.example/f.jpg?a=1&b=2", item.getString("image"));
        assertEquals("[\"Bridges\",\"Roads\"]", item.getJsonArray("tags").toString());
        assertTrue(item.getString("content_html").contains("Four mayors."));
        OffsetDateTime.parse(item.getString("date_published"));
    }

    @Test
    void hostileWordsAreWordsInEach() {
        Element entry = XmlTree.children(XmlTree.root(feed.as(FeedFormat.ATOM)), "entry")
                .get(0);
        assertTrue(XmlTree.text(entry, "title").startsWith("</script><script>alert(1)</script><!-- ]]>"));
        for (String content : List.of(
                XmlTree.text(entry, "content"),
                JsonText.object(feed.as(FeedFormat.JSON))
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("content_html"))) {
            assertFalse(content.contains("<script"), content);
            assertFalse(content.contains("<img src=x"), content);
            assertTrue(content.contains("&lt;script&gt;alert(1)"), content);
        }
    }

    @Test
    void whatIsWithheldOrKilledIsInNone() {
        Feed some = new Feed(
                Stories.SITE,
                Stories.TOPIC,
                List.of(
                        Stories.story("x", Stories.gone("withheld")),
                        Stories.story("y", Stories.gone("canceled")),
                        Stories.story("a", Stories.full())));
        for (FeedFormat format : FeedFormat.values()) {
            assertFalse(some.as(format).contains("0190-gone"), format.name());
        }
    }

    @Test
    void anEmptyTopicHasValidFeeds() {
        Feed empty = new Feed(Stories.SITE, Stories.TOPIC, List.of());
        assertDoesNotThrow(
                () -> OffsetDateTime.parse(XmlTree.text(XmlTree.root(empty.as(FeedFormat.ATOM)), "updated")));
        rfc822(XmlTree.text(XmlTree.only(XmlTree.root(empty.as(FeedFormat.RSS)), "channel"), "lastBuildDate"));
        assertEquals(
                0,
                JsonText.object(empty.as(FeedFormat.JSON)).getJsonArray("items").size());
    }

    private static String link(Element parent, String rel) {
        return XmlTree.children(parent, "link").stream()
                .filter(link -> link.getAttribute("rel").equals(rel))
                .map(link -> link.getAttribute("href"))
                .findFirst()
                .orElseThrow();
    }

    private static String absolute(String address) {
        assertTrue(URI.create(address).isAbsolute(), address);
        return address;
    }

    private static void rfc822(String date) {
        assertTrue(
                date.matches("(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} \\+0000"), date);
        DateTimeFormatter.RFC_1123_DATE_TIME.parse(date);
    }
}
