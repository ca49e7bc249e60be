package news.herald.pages;

import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A picture that goes with an item. Immutable.
 *
 * @param href an address of http or https
 * @param width in pixels, 0 when nobody said
 * @param height in pixels, 0 when nobody said
 * @param bytes its size, 0 when nobody said
 */
record Picture(String href, String contentType, int width, int height, int bytes, String alt, String caption) {

    /** What a column shows on a usual screen, in pixels. */
    private static final int COLUMN = 960;

    /** The one nearest to what a column shows, of the item or of the first that goes with it and has one. */
    static Optional<Picture> of(JsonObject item) {
        return Stream.concat(Stream.of(item), Json.objects(item, "associations").stream())
                .flatMap(holder -> nearest(holder).map(found -> of(item, holder, found)).stream())
                .findFirst()
                .filter(picture -> Addresses.isWeb(picture.href));
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
                        : descriptions.stream().findFirst());
        return new Picture(
                Json.text(rendition, "href").orElseThrow(),
                Json.text(rendition, "contentType").orElseThrow(),
                Json.number(rendition, "width"),
                Json.number(rendition, "height"),
                Json.number(rendition, "sizeInBytes"),
                Json.text(holder, "title").orElseGet(() -> Story.headline(holder)),
                caption.map(Wording::text).orElse(""));
    }
}
