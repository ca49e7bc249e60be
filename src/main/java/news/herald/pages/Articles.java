package news.herald.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Stories as articles: the same elements and classes as {@code elements/item.js} makes, so that nothing moves when the
 * script puts its own in their place. Stateless.
 */
final class Articles {

    private static final Pattern BETWEEN_PARAGRAPHS = Pattern.compile("\\n\\s*\\n");

    /** Characters of a headline where the story is only pointed at. */
    private static final int TEASER = 300;

    /** How a story stands in its topic. */
    record Marks(boolean pinned, boolean key) {

        static final Marks NONE = new Marks(false, false);
    }

    private Articles() {}

    /** @param heading the element of its headline */
    static Element of(Story story, Marks marks, String heading) {
        if (story.isGone()) {
            return gone(story);
        }
        return begin(story, story.headline(), marks, heading)
                .add(content(story, story.picture()))
                .add(by(story));
    }

    /** Where to read it, for a story that would push the others off the page. */
    static Element teaser(Story story, Marks marks, String heading) {
        Element whole = Element.of("a", "Read the whole story").with("href", Site.Path.item(story.id()));
        return begin(story, Excerpt.of(story.headline(), TEASER), marks, heading)
                .add(Element.of("p", whole));
    }

    /** Corrections, picture and text, which are all that a feed needs. */
    static List<Html> content(Story story, Optional<Picture> picture) {
        List<Html> content = new ArrayList<>();
        story.corrections().forEach(note -> content.add(correction(note)));
        picture.map(Articles::figure).ifPresent(content::add);
        story.body().filter(body -> !body.value().isBlank()).map(Articles::text).ifPresent(content::add);
        return content;
    }

    private static Element begin(Story story, String headline, Marks marks, String heading) {
        Element article = article(story, "item" + (story.isFlash() ? " flash" : "") + (marks.key() ? " key" : ""));
        article.with("lang", story.language()).add(meta(story, marks));
        if (headline.isBlank()) {
            return article.with("aria-label", story.title());
        }
        String title = "title-" + story.id();
        return article.with("aria-labelledby", title)
                .add(Element.of(heading, headline).with("id", title).with("dir", "auto"));
    }

    private static Element gone(Story story) {
        String fact = story.isWithheld() ? "This item is withheld for now." : "This item was withdrawn.";
        return article(story, "item gone").with("aria-label", fact).add(meta(story, Marks.NONE), Element.of("p", fact));
    }

    private static Element article(Story story, String classes) {
        return Element.of("article")
                .with("class", classes)
                .with("id", "item-" + story.id())
                .with("tabindex", 0)
                .with("data-uri", story.uri());
    }

    private static Element meta(Story story, Marks marks) {
        String moment = Moments.timestamp(story.modified());
        Element time = Element.of("time", Moments.words(story.modified())).with("datetime", moment);
        Element link = Element.of("a", Element.of("herald-time", time).with("datetime", moment))
                .with("class", "permalink")
                .with("rel", "bookmark")
                .with("href", Site.Path.item(story.id()));
        Element meta = Element.of("p", link).with("class", "meta");
        if (!story.isGone()) {
            badge(meta, story.isFlash(), "flash", "Flash");
            badge(meta, story.isUrgent(), "urgent", "Urgent");
        }
        badge(meta, marks.pinned(), "pin", "Pinned");
        badge(meta, marks.key(), "key", "Key event");
        return meta;
    }

    private static void badge(Element meta, boolean there, String name, String words) {
        if (there) {
            meta.add(Element.of("span", words).with("class", "badge " + name));
        }
    }

    private static Element correction(String note) {
        return Element.of("p", Element.of("strong", "Correction"), Html.text(" " + note))
                .with("class", "correction")
                .with("dir", "auto");
    }

    private static Element figure(Picture picture) {
        Element image = Element.of("img")
                .with("src", picture.href())
                .with("loading", "lazy")
                .with("width", positive(picture.width()))
                .with("height", positive(picture.height()));
        // Without the attribute, a screen reader would read the address out.
        Element figure = Element.of(
                "figure", picture.alt().isEmpty() ? image.flag("alt", true) : image.with("alt", picture.alt()));
        return picture.caption().isEmpty()
                ? figure
                : figure.add(Element.of("figcaption", picture.caption()).with("dir", "auto"));
    }

    private static String positive(int number) {
        return number > 0 ? Integer.toString(number) : "";
    }

    private static Element text(Wording body) {
        Element text = Element.of("div").with("class", "text");
        if (body.html()) {
            return text.with("dir", "auto").add(Markup.cleaned(body.value()));
        }
        return text.add(Stream.of(BETWEEN_PARAGRAPHS.split(body.value()))
                .map(part -> Element.of("p", part).with("dir", "auto"))
                .toList());
    }

    private static List<Html> by(Story story) {
        return story.by()
                .map(name -> List.<Html>of(Element.of("p", "By " + name).with("class", "by")))
                .orElse(List.of());
    }
}
