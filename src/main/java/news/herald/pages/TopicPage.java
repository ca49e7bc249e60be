package news.herald.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.herald.live.TopicName;
import news.herald.topics.Topic;
import news.herald.topics.Topic.Kind;

/**
 * A topic as a page that can be read as it comes, and that the script makes live. Immutable.
 *
 * @param topics that the page leads to
 * @param address by which the page should be known
 * @param older whether the page begins further back than now: such a page stays as it is
 */
record TopicPage(Site site, List<Topic> topics, TopicView view, String address, boolean older) {

    String html() {
        return view.topic().kind() == Kind.NEWS ? news() : other();
    }

    private String news() {
        FirstView first = FirstView.of(view);
        Head head = head("Live news: " + title() + ", as it happens.")
                .picture(first.stories().stream()
                        .flatMap(story -> story.picture(site).stream())
                        .findFirst())
                .data(StructuredData.liveBlog(site, view.topic(), first.stories()));
        if (hasFeeds()) {
            for (FeedFormat format : FeedFormat.values()) {
                head.feed(format, title(), site.feed(name(), format));
            }
        }
        Element list = Element.of("div")
                .with("role", "feed")
                .with("aria-label", "News")
                .add(first.articles());
        Element shown = older
                ? Element.of("div", list).with("class", "older")
                : live("herald-feed").flag("empty", first.stories().isEmpty()).add(list);
        List<Html> parts = new ArrayList<>();
        parts.add(shown);
        pages(first.older()).ifPresent(parts::add);
        if (hasFeeds()) {
            parts.add(feeds());
        }
        return page(head, parts);
    }

    private String other() {
        Html shown = view.topic().kind() == Kind.ROWS
                ? live("herald-table").flag("untitled", true).add(RowsTable.of(title(), view.content()))
                : AlertsList.of(view.content());
        return page(head(title() + ", as it changes."), List.of(shown));
    }

    private String page(Head head, List<Html> parts) {
        String script = older ? "/elements/herald.js" : "/elements/reader-page.js";
        Element main = Frame.main(
                        Element.of("h1", title()).with("id", "title"),
                        Element.of("p")
                                .with("id", "message")
                                .with("class", "empty")
                                .flag("hidden", true))
                .with("data-topic", name().value());
        if (view.topic().isPrivate()) {
            main.add(PrivateMark.whole());
        }
        if (!older) {
            main.add(Element.of(
                    "noscript",
                    Element.of("p", "Without JavaScript this page stays as it is: reload it for what is new.")
                            .with("class", "note")));
        }
        return Frame.page(head.script(script, modules()), topics, name(), main.add(parts));
    }

    private Modules modules() {
        if (older) {
            return Modules.ITEM;
        }
        if (view.topic().kind() == Kind.NEWS) {
            return Modules.FEED;
        }
        return view.topic().kind() == Kind.ROWS ? Modules.TABLE : Modules.NEITHER;
    }

    private Head head(String description) {
        Head head = new Head(title(), description).at(address, "website");
        return view.topic().isPrivate() ? head.hiddenFromSearch() : head;
    }

    private Element live(String element) {
        return Element.of(element).with("topic", name().value());
    }

    private Optional<Element> pages(Optional<String> next) {
        Element nav = Element.of("nav").with("class", "pages").with("aria-label", "More news");
        if (older) {
            nav.add(Element.of("a", "Newest news").with("href", Site.Path.topic(name())));
        }
        next.ifPresent(last -> nav.add(Element.of("a", "Older news")
                .with("rel", "next")
                .with("href", Site.Path.topic(name()) + "?before=" + last)));
        return older || next.isPresent() ? Optional.of(nav) : Optional.empty();
    }

    /** Programs that read feeds are not signed in with the browser that the page is shown in. */
    private boolean hasFeeds() {
        return !view.topic().isPrivate();
    }

    private Element feeds() {
        Element feeds = Element.of("p", "Subscribe:").with("class", "feeds");
        for (FeedFormat format : FeedFormat.values()) {
            feeds.add(
                    Html.text(" "),
                    Element.of("a", format.title()).with("href", Site.Path.topic(name()) + "/feed." + format.ending()));
        }
        return feeds;
    }

    private TopicName name() {
        return view.topic().name();
    }

    private String title() {
        return view.topic().title();
    }
}
