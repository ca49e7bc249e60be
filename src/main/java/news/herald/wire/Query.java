package news.herald.wire;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parameters of an address. By itself, because Undertow's {@code getParameter} reads the body of a GET that calls itself
 * a form, and whoever withholds that body would hold a thread. Immutable.
 *
 * @param pairs names and values, still encoded
 */
public record Query(List<String> pairs) {

    public static Query of(HttpServletRequest request) {
        return of(request.getQueryString());
    }

    /** @param query as it stands in the address; null when there is none */
    static Query of(String query) {
        return new Query(query == null ? List.of() : List.of(query.split("&")));
    }

    public Optional<String> first(String name) {
        return all(name).findFirst();
    }

    Stream<String> all(String name) {
        return pairs.stream().filter(pair -> decoded(before(pair)).equals(name)).map(pair -> decoded(after(pair)));
    }

    /** Whether all of it can be decoded. */
    boolean isReadable() {
        try {
            pairs.forEach(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8));
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String before(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0 ? pair : pair.substring(0, equals);
    }

    private static String after(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0 ? "" : pair.substring(equals + 1);
    }

    /** What is badly encoded is taken as it stands: no topic and no id is called so. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
