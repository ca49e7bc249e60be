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
 * A cookie that no script reads, and that no other site's page sends along with what it writes. Immutable.
 *
 * @param name as it is called without TLS
 */
record HostCookie(String name) {

    /** A browser takes it from this very host only, and only over TLS (RFC 6265bis, section 4.1.3.2). */
    private static final String OVER_TLS = "__Host-";

    /**
     * By the header: of two cookies of one name WildFly tells of the last one only.
     *
     * @return nothing when there is none, or several of which somebody else may have set one
     */
    Optional<String> value(HttpServletRequest request, Settings settings) {
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

    /**
     * Lax, so that whoever follows a link to a page is known there.
     *
     * @param seconds that a browser keeps it, or {@link NewCookie#DEFAULT_MAX_AGE} for as long as it runs
     */
    NewCookie of(String value, int seconds, HttpServletRequest request, Settings settings) {
        boolean tls = isOverTls(request, settings);
        return new NewCookie.Builder(name(tls))
                .value(value)
                .maxAge(seconds)
                .path("/")
                .httpOnly(true)
                .secure(tls)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /** Takes it back. */
    NewCookie none(HttpServletRequest request, Settings settings) {
        return of("", 0, request, settings);
    }

    private String name(boolean overTls) {
        return overTls ? OVER_TLS + name : name;
    }

    private static boolean isOverTls(HttpServletRequest request, Settings settings) {
        return OwnAddress.of(request, settings).startsWith("https:");
    }
}
