package news.herald.pages;

import javax.xml.stream.XMLStreamException;

/** RSS 2.0, as the RSS Advisory Board words it, with the author by Dublin Core: its own element takes a mail address. Stateless. */
final class RssFeed {

    private RssFeed() {}

    static String of(Feed feed) throws XMLStreamException {
        XmlText xml = new XmlText();
        xml.element(
                "rss",
                () -> xml.element("channel", () -> channel(xml, feed)),
                "version",
                "2.0",
                "xmlns:atom",
                "http://www.w3.org/2005/Atom",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/");
        return xml.end();
    }

    private static void channel(XmlText xml, Feed feed) throws XMLStreamException {
        xml.text("title", feed.title());
        xml.text("link", feed.page());
        xml.text("description", "Live news: " + feed.topic().title());
        xml.text("lastBuildDate", Moments.rfc822(feed.updated()));
        xml.empty("atom:link", "rel", "self", "type", FeedFormat.RSS.type(), "href", feed.address(FeedFormat.RSS));
        for (Story story : feed.stories()) {
            xml.element("item", () -> item(xml, feed.site(), story));
        }
    }

    private static void item(XmlText xml, Site site, Story story) throws XMLStreamException {
        xml.text("title", story.title());
        xml.text("link", site.item(story.id()));
        xml.text("guid", story.uri(), "isPermaLink", "false");
        xml.text("pubDate", Moments.rfc822(story.published()));
        if (story.by().isPresent()) {
            xml.text("dc:creator", story.by().get());
        }
        for (String subject : story.subjects()) {
            xml.text("category", subject);
        }
        xml.text("description", Feed.content(site, story));
        if (story.picture(site).isPresent()) {
            Picture picture = story.picture(site).get();
            // The length must be there; 0 is how the board says that nobody knows it.
            xml.empty(
                    "enclosure",
                    "url",
                    picture.href(),
                    "length",
                    Integer.toString(Math.max(0, picture.bytes())),
                    "type",
                    picture.contentType());
        }
    }
}
