package news.herald.pages;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a page says of itself to browsers, search engines and previews. For one thread. */
final class Head {

    private static final String SITE = "Herald";

    private final List<Html> children = new ArrayList<>();

    Head(String title, String description) {
        children.add(Element.of("meta").with("charset", "utf-8"));
        meta("viewport", "width=device-width, initial-scale=1");
        meta("color-scheme", "light dark");
        meta("description", description);
        children.add(Element.of("title", title.equals(SITE) ? SITE : title + " · " + SITE));
        property("og:site_name", SITE);
        property("og:title", title);
        property("og:description", description);
        link("icon", "/favicon.svg", "image/svg+xml");
        link("stylesheet", "/style/herald.css", "");
        link("stylesheet", "/style/reading.css", "");
    }

    /** The address by which the page should be known, and what it is in the words of Open Graph. */
    Head at(String address, String type) {
        property("og:url", address);
        property("og:type", type);
        return link("canonical", address, "");
    }

    Head picture(Optional<Picture> picture) {
        picture.ifPresent(shown -> {
            property("og:image", shown.href());
            property("og:image:alt", shown.alt());
        });
        return this;
    }

    Head feed(FeedFormat format, String topic, String address) {
        children.add(Element.of("link")
                .with("rel", "alternate")
                .with("type", format.type())
                .with("title", topic + " · " + format.title())
                .with("href", address));
        return this;
    }

    /** A block of data, which no policy for scripts stops, because nothing in it runs. */
    Head data(Optional<JsonObject> structured) {
        structured.ifPresent(
                data -> children.add(Element.of("script", Markup.json(data)).with("type", "application/ld+json")));
        return this;
    }

    /** @param modules that it comes to import */
    Head script(String path, Modules modules) {
        modules.paths().forEach(module -> link("modulepreload", module, ""));
        children.add(Element.of("script").with("type", "module").with("src", path));
        return this;
    }

    Head property(String name, String content) {
        if (!content.isEmpty()) {
            children.add(Element.of("meta").with("property", name).with("content", content));
        }
        return this;
    }

    Head hiddenFromSearch() {
        return meta("robots", "noindex");
    }

    Element element() {
        return Element.of("head").add(children);
    }

    private Head meta(String name, String content) {
        children.add(Element.of("meta").with("name", name).with("content", content));
        return this;
    }

    private Head link(String rel, String address, String type) {
        children.add(Element.of("link").with("rel", rel).with("href", address).with("type", type));
        return this;
    }
}
