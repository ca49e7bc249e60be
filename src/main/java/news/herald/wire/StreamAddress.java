package news.herald.wire;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a stream is asked for: one topic, several that the parameters name, or all. Immutable.
 *
 * @param topic the one that the path names; may be anything that fits between two slashes
 */
public record StreamAddress(Scope scope, Optional<String> topic) {

    public enum Scope {
        /** {@code /api/topics/{topic}/stream} */
        ONE,
        /** {@code /api/stream?topic=a&topic=b} */
        SEVERAL,
        /** {@code /events}, for the two lines that every tutorial shows */
        ALL
    }

    private static final Pattern ONE = Pattern.compile("/api/topics/([^/]+)/stream/?");

    /** Empty when the path is that of something else. */
    public static Optional<StreamAddress> of(HttpServletRequest request) {
        return of(path(request));
    }

    /** Decoded and normalised by the server, as JAX-RS and all filters before see it. */
    public static String path(HttpServletRequest request) {
        return Objects.toString(request.getServletPath(), "") + Objects.toString(request.getPathInfo(), "");
    }

    static Optional<StreamAddress> of(String path) {
        return switch (path) {
            case "/events", "/events/" -> Optional.of(new StreamAddress(Scope.ALL, Optional.empty()));
            case "/api/stream", "/api/stream/" -> Optional.of(new StreamAddress(Scope.SEVERAL, Optional.empty()));
            default -> ofOne(path);
        };
    }

    private static Optional<StreamAddress> ofOne(String path) {
        if (!path.startsWith("/api/topics/")) {
            return Optional.empty();
        }
        Matcher one = ONE.matcher(path);
        return one.matches() ? Optional.of(new StreamAddress(Scope.ONE, Optional.of(one.group(1)))) : Optional.empty();
    }
}
