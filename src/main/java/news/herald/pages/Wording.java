package news.herald.pages;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import news.herald.ninjs.PlainText;

/**
 * One headline, description or body of a ninjs document. Immutable.
 *
 * @param role empty when it has none
 * @param html whether the value is markup, which was cleaned when it was stored, rather than text
 */
record Wording(String role, String value, boolean html) {

    static List<Wording> all(JsonObject item, String member) {
        return Json.objects(item, member).stream().map(Wording::of).toList();
    }

    private static Wording of(JsonObject part) {
        return new Wording(
                Json.text(part, "role").orElse(""),
                Json.text(part, "value").orElse(""),
                Json.text(part, "contentType").filter("text/html"::equals).isPresent());
    }

    /** Of several the main one, whatever roles a newsroom uses. */
    static Optional<Wording> main(List<Wording> all) {
        return all.stream()
                .filter(part -> part.role.equals("main") || part.role.equals("headline"))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    boolean isOf(String wanted) {
        return role.equals(wanted);
    }

    String text() {
        return html ? PlainText.of(value) : value.strip();
    }

    String line() {
        return text().replaceAll("\\s+", " ");
    }
}
