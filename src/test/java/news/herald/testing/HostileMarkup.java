package news.herald.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of {@code hostile/markup.txt}, and documents that say one of them wherever a document says something. Stateless. */
public final class HostileMarkup {

    /** A picture is the one thing that a text may bring from elsewhere. */
    public static final String PICTURES = "https://img.example/";

    /** Characters that a title has at most. */
    private static final int LINE = 200;

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|([tnrf\\\\]))");

    private HostileMarkup() {}

    public static List<String> all() {
        try (InputStream in = HostileMarkup.class.getResourceAsStream("/hostile/markup.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(HostileMarkup::unescaped)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same for where there is one line only. */
    public static String line(String hostile) {
        String line = hostile.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ").strip();
        return line.substring(0, Math.min(line.length(), LINE));
    }

    /** @param headline the type of the headline: text/html, or text/plain, which is stored as it came */
    public static JsonObject document(String hostile, String headline) {
        return Json.createObjectBuilder()
                .add("type", "text")
                .add("by", hostile)
                .add("slugline", hostile)
                .add("headlines", Json.createArrayBuilder().add(part("main", headline, hostile)))
                .add("bodies", Json.createArrayBuilder().add(part("main", "text/html", hostile)))
                .add(
                        "descriptions",
                        Json.createArrayBuilder()
                                .add(part("caption", "text/html", hostile))
                                .add(part("alt", "text/plain", hostile))
                                .add(part("correction", "text/plain", hostile)))
                .add(
                        "renditions",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("name", "web")
                                        .add("title", hostile)
                                        .add("contentType", "image/png")
                                        .add("href", PICTURES + "p.png")))
                .add(
                        "subjects",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("name", hostile)))
                .build();
    }

    private static JsonObject part(String role, String type, String value) {
        return Json.createObjectBuilder()
                .add("role", role)
                .add("contentType", type)
                .add("value", value)
                .build();
    }

    private static String unescaped(String line) {
        return ESCAPE.matcher(line)
                .replaceAll(found -> Matcher.quoteReplacement(character(found.group(1), found.group(2))));
    }

    private static String character(String code, String letter) {
        return code != null
                ? Character.toString(Integer.parseInt(code, 16))
                : switch (letter) {
                    case "t" -> "\t";
                    case "n" -> "\n";
                    case "r" -> "\r";
                    case "f" -> "\f";
                    default -> "\\";
                };
    }
}
