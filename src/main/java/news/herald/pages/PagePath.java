package news.herald.pages;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The place in the WAR of a file that may be shown. Immutable. Built by allow-list, from names that hold no {@code ..},
 * no hidden file, no encoded character and none of the directories that a servlet container keeps for itself.
 *
 * @param value for example {@code /desk/index.html}
 * @param contentType by its ending
 */
record PagePath(String value, String contentType) {

    private static final Pattern SHOWN = Pattern.compile(
            "(?:desk|elements|monitor|style)(?:/[a-z0-9][a-z0-9-]{0,63}){0,4}/[a-z0-9][a-z0-9-]{0,63}\\.[a-z0-9]{1,5}"
                    + "|favicon\\.svg");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "json", "application/json",
            "txt", "text/plain;charset=UTF-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2");

    /** @param path of the request, decoded, without the slash it begins with */
    static Optional<PagePath> of(String path) {
        if (!SHOWN.matcher(path).matches()) {
            return Optional.empty();
        }
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(TYPES.get(ending)).map(type -> new PagePath("/" + path, type));
    }

    boolean isPage() {
        return value.endsWith(".html");
    }
}
