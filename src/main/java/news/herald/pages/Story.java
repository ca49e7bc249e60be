package news.herald.pages;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.herald.ninjs.Timestamp;

/**
 * What pages and feeds take from a ninjs document, as {@code elements/ninjs.js} does in a browser: keep the two alike.
 * Immutable.
 *
 * @param id by which its page is found
 */
record Story(String id, JsonObject ninjs) {

    private static final int FLASH = 1;
    private static final int URGENT = 2;

    String uri() {
        return Json.text(ninjs, "uri").orElse("");
    }

    Optional<String> language() {
        return Json.text(ninjs, "language").filter(tag -> tag.matches("[A-Za-z0-9-]{1,35}"));
    }

    String headline() {
        return headline(ninjs);
    }

    static String headline(JsonObject item) {
        return Wording.main(Wording.all(item, "headlines"))
                .map(Wording::line)
                .or(() -> Json.text(item, "title"))
                .or(() -> Json.text(item, "slugline"))
                .orElse("");
    }

    /** The headline, or else the beginning of the text: for where there must be something. */
    String title() {
        return Stream.of(headline(), summary(80))
                .filter(words -> !words.isBlank())
                .findFirst()
                .orElse("News");
    }

    Optional<Wording> body() {
        return Wording.main(Wording.all(ninjs, "bodies"))
                .or(() -> Wording.all(ninjs, "descriptions").stream()
                        .filter(part -> !part.isOf("correction") && !part.isOf("caption"))
                        .findFirst());
    }

    String text() {
        return body().map(Wording::text).orElse("");
    }

    /** The beginning of the text, in one line. */
    String summary(int characters) {
        return Excerpt.of(body().map(Wording::line).orElse(""), characters);
    }

    List<String> corrections() {
        return Wording.all(ninjs, "descriptions").stream()
                .filter(part -> part.isOf("correction"))
                .map(Wording::text)
                .toList();
    }

    Optional<Picture> picture() {
        return Picture.of(ninjs);
    }

    /** The same with its whole address. */
    Optional<Picture> picture(Site site) {
        return picture().map(picture -> picture.at(site));
    }

    Optional<String> by() {
        return Json.text(ninjs, "by");
    }

    List<String> subjects() {
        return Json.objects(ninjs, "subjects").stream()
                .flatMap(subject -> Json.text(subject, "name").or(() -> Json.text(subject, "literal")).stream())
                .distinct()
                .toList();
    }

    /** Whether only the fact of it may be shown. */
    boolean isGone() {
        return isWithheld() || isOf("canceled");
    }

    boolean isWithheld() {
        return isOf("withheld");
    }

    boolean isFlash() {
        return Json.number(ninjs, "urgency") == FLASH;
    }

    boolean isUrgent() {
        return Json.number(ninjs, "urgency") == URGENT;
    }

    Instant modified() {
        return moment("versionCreated").orElse(Instant.EPOCH);
    }

    Instant published() {
        return moment("firstCreated").orElseGet(this::modified);
    }

    private boolean isOf(String status) {
        return Json.text(ninjs, "pubStatus").filter(status::equals).isPresent();
    }

    private Optional<Instant> moment(String member) {
        return Json.text(ninjs, member).flatMap(Timestamp::parse);
    }
}
