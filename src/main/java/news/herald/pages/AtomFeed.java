package news.herald.pages;

import javax.xml.stream.XMLStreamException;

/** RFC 4287. Stateless. */
final class AtomFeed {

    private AtomFeed() {}

    static String of(Feed feed) throws XMLStreamException {
        XmlText xml = new XmlText();
        xml.element(
                "feed",
                () -> {
                    xml.text("id", feed.page());
                    xml.text("title", feed.title());
                    xml.text("updated", Moments.timestamp(feed.updated()));
                    // For the entries that name nobody (section 4.1.1).
                    xml.element("author", () -> xml.text("name", "Herald"));
                    xml.empty(
                            "link",
                            "rel",
                            "self",
                            "type",
                            FeedFormat.ATOM.type(),
                            "href",
                            feed.address(FeedFormat.ATOM));
                    xml.empty("link", "rel", "alternate", "type", "text/html", "href", feed.page());
                    for (Story story : feed.stories()) {
                        xml.element(
                                "entry",
                                () -> entry(xml, feed.site(), story),
                                "xml:lang",
                                story.language().orElse(""));
                    }
                },
                "xmlns",
                "http://www.w3.org/2005/Atom",
                "xml:base",
                feed.site().front());
        return xml.end();
    }

    private static void entry(XmlText xml, Site site, Story story) throws XMLStreamException {
        xml.text("id", story.uri());
        xml.text("title", story.title());
        xml.text("published", Moments.timestamp(story.published()));
        xml.text("updated", Moments.timestamp(story.modified()));
        if (story.by().isPresent()) {
            xml.element("author", () -> xml.text("name", story.by().get()));
        }
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", site.item(story.id()));
        if (story.picture(site).isPresent()) {
            Picture picture = story.picture(site).get();
            xml.empty(
                    "link",
                    "rel",
                    "enclosure",
                    "type",
                    picture.contentType(),
                    "length",
                    picture.bytes() > 0 ? Integer.toString(picture.bytes()) : "",
                    "href",
                    picture.href());
        }
        for (String subject : story.subjects()) {
            xml.empty("category", "term", subject);
        }
        xml.text("content", Feed.content(site, story), "type", "html");
    }
}
