package news.herald.pages;

import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.herald.ninjs.PictureName;

/**
 * A picture that goes with an item. Immutable.
 *
 * @param href an address of http or https; of a picture that Herald keeps the path, whatever name Herald goes by
 * @param width in pixels, 0 when nobody said
 * @param height in pixels, 0 when nobody said
 * @param bytes its size, 0 when nobody said
 * @param alt what it shows, for who does not see it
 * @param caption with who made it
 */
record Picture(String href, String contentType, int width, int height, int bytes, String alt, String caption) {

    /** What descriptions of what a picture shows are called, where it is not its title. */
    private static final Set<String> ALT = Set.of("altText", "alt");

    /** What a column shows on a usual screen, in pixels. */
    private static final int COLUMN = 960;

    /** The one nearest to what a column shows, of the item or of the first that goes with it and has one. */
    static Optional<Picture> of(JsonObject item) {
        return Stream.concat(Stream.of(item), Json.objects(item, "associations").stream())
                .flatMap(holder -> nearest(holder).map(found -> of(item, holder, found)).stream())
                .findFirst()
                .filter(picture -> Addresses.isLink(picture.href));
    }

    /** The same for who is not at the site. */
    Picture at(Site site) {
        return new Picture(
                href.startsWith("/") ? site.root() + href : href, contentType, width, height, bytes, alt, caption);
    }

    private static Optional<JsonObject> nearest(JsonObject holder) {
        return Json.objects(holder, "renditions").stream()
                .filter(rendition -> Json.text(rendition, "href").isPresent())
                .filter(rendition ->
                        Json.text(rendition, "contentType").orElse("").startsWith("image/"))
                .min(Comparator.comparingInt(rendition -> Math.abs(Json.number(rendition, "width") - COLUMN)));
    }

    private static Picture of(JsonObject item, JsonObject holder, JsonObject rendition) {
        List<Wording> descriptions = Wording.all(holder, "descriptions");
        Optional<Wording> caption = descriptions.stream()
                .filter(part -> part.isOf("caption"))
                .findFirst()
                .or(() -> holder == item
                        ? Optional.empty()
                        : descriptions.stream()
                                .filter(part -> !ALT.contains(part.role()))
                                .findFirst());
        return new Picture(
                href(holder, Json.text(rendition, "href").orElseThrow()),
                Json.text(rendition, "contentType").orElseThrow(),
                Json.number(rendition, "width"),
                Json.number(rendition, "height"),
                Json.number(rendition, "sizeInBytes"),
                descriptions.stream()
                        .filter(part -> ALT.contains(part.role()))
                        .map(Wording::text)
                        .findFirst()
                        .or(() -> Json.text(holder, "title"))
                        .orElseGet(() -> Story.headline(holder)),
                Stream.concat(caption.map(Wording::text).stream(), credit(item, holder))
                        .collect(Collectors.joining(" ")));
    }

    private static Stream<String> credit(JsonObject item, JsonObject holder) {
        // The item's own is who wrote it, and stands below.
        return holder == item ? Stream.empty() : Json.text(holder, "by").map(name -> "Picture: " + name).stream();
    }

    private static String href(JsonObject holder, String href) {
        return PictureName.ofUri(Json.text(holder, "uri").orElse(""))
                .flatMap(name -> name.pathIn(href))
                .orElse(href);
    }
}
