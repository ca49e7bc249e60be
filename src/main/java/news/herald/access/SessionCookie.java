package news.herald.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.herald.config.Settings;
import news.herald.wire.OwnAddress;

/**
 * The cookie that has a session's secret. No script reads it, and no other site's page sends it along with what it writes.
 * Stateless.
 */
final class SessionCookie {

    private static final String NAME = "herald-session";

    /** A browser takes it from this very host only, and only over TLS (RFC 6265bis, section 4.1.3.2). */
    private static final String NAME_OVER_TLS = "__Host-" + NAME;

    private SessionCookie() {}

    /**
     * By the header: of two cookies of one name WildFly tells of the last one only.
     *
     * @return the secret; nothing when there is none, or several of which somebody else may have set one
     */
    static Optional<String> secret(HttpServletRequest request, Settings settings) {
        List<String> headers = Collections.list(request.getHeaders("Cookie"));
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        String begin = name(isOverTls(request, settings)) + "=";
        List<String> values = headers.stream()
                .flatMap(header -> Stream.of(header.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(begin))
                .map(cookie -> cookie.substring(begin.length()))
                .toList();
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** Ends with the browser at the latest. Lax, so that whoever follows a link to a page is signed in there. */
    static NewCookie of(String secret, HttpServletRequest request, Settings settings) {
        return builder(request, settings).value(secret).build();
    }

    /** Takes it back. */
    static NewCookie none(HttpServletRequest request, Settings settings) {
        return builder(request, settings).value("").maxAge(0).build();
    }

    private static NewCookie.Builder builder(HttpServletRequest request, Settings settings) {
        boolean tls = isOverTls(request, settings);
        return new NewCookie.Builder(name(tls))
                .path("/")
                .httpOnly(true)
                .secure(tls)
                .sameSite(NewCookie.SameSite.LAX);
    }

    private static String name(boolean overTls) {
        return overTls ? NAME_OVER_TLS : NAME;
    }

    private static boolean isOverTls(HttpServletRequest request, Settings settings) {
        return OwnAddress.of(request, settings).startsWith("https:");
    }
}
