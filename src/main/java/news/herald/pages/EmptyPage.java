package news.herald.pages;

import java.util.List;
import news.herald.topics.Topic;

/** The front page before there is any news; its script waits for the first topic. Stateless. */
final class EmptyPage {

    private EmptyPage() {}

    static String html(Site site, List<Topic> topics) {
        Head head = new Head("Herald", "Live news as it happens.")
                .at(site.front(), "website")
                .script("/elements/reader-page.js", Modules.NEITHER);
        Element message = Element.of(
                        "p",
                        Html.text("There is no topic yet. An editor makes the first at the "),
                        Element.of("a", "desk").with("href", "/desk/"),
                        Html.text("."))
                .with("id", "message")
                .with("class", "empty");
        return Frame.page(
                head, topics, null, Frame.main(Element.of("h1", "Live news").with("id", "title"), message));
    }
}
