package news.herald.ninjs;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.herald.json.JsonP;

/**
 * Which of Herald's pictures readers of a document are shown: by its renditions and those of what goes with it, and by the
 * pictures and links in HTML bodies. What only its words say counts for nothing, nor do notes among editors: a note that a
 * picture must go would else keep it. In the order in which pictures are locked. For one thread.
 */
public final class ShownPictures {

    /** As {@link SafeMarkup} writes them: with the value in quotation marks, and none of {@code <} and {@code >} inside. */
    private static final Pattern REFERRING = Pattern.compile("<(?:img|a)\\b[^>]*? (?:src|href)=\"([^\"]*)\"");

    private static final Set<String> WORDS_ALONE = Set.of("correction", "caption");

    private final Set<PictureName> named = new TreeSet<>();
    private final Set<PictureName> all = new TreeSet<>();

    private ShownPictures() {}

    /** @param document as {@link NewsDocument} wrote it */
    public static ShownPictures of(String document) {
        ShownPictures shown = new ShownPictures();
        // Most have none, and need not be read for it.
        if (PictureName.mayBeIn(document)) {
            try (var reader = JsonP.PROVIDER.createReader(new StringReader(document))) {
                shown.look(reader.readObject());
            }
        }
        shown.all.addAll(shown.named);
        return shown;
    }

    /** Those that it must have been given by Herald: by their uris. */
    public Set<PictureName> named() {
        return named;
    }

    /** Also those of which it has an address only. */
    public Set<PictureName> all() {
        return all;
    }

    private void look(JsonObject holder) {
        PictureName.ofUri(text(holder, "uri")).ifPresent(named::add);
        objects(holder, "renditions").forEach(rendition -> all.addAll(PictureName.inAddress(text(rendition, "href"))));
        // Without a body, pages show a description in its place, but for those of which they show the words alone.
        Stream<JsonObject> descriptions =
                objects(holder, "descriptions").filter(part -> !WORDS_ALONE.contains(text(part, "role")));
        Stream.concat(objects(holder, "bodies"), descriptions)
                .filter(part -> text(part, "contentType").equals("text/html"))
                .flatMap(part -> REFERRING.matcher(text(part, "value")).results())
                .forEach(found -> all.addAll(PictureName.inAddress(found.group(1))));
        objects(holder, "associations").forEach(this::look);
    }

    private static Stream<JsonObject> objects(JsonObject holder, String member) {
        return holder.get(member) instanceof JsonArray array
                ? array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast)
                : Stream.empty();
    }

    private static String text(JsonObject holder, String member) {
        return holder.get(member) instanceof JsonString text ? text.getString() : "";
    }
}
