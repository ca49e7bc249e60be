package news.herald.wire;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.herald.config.Settings;

/**
 * Herald's own address as others know it. Stateless.
 *
 * <p>{@code HERALD_URL} if it is set; else what the request was sent to. {@code X-Forwarded-Host} is not looked at: what
 * passes on the header {@code Host}, as most proxies and those of {@code docker/proxy} do, leaves the other to whoever
 * wrote it, and a cache that does not know it would give a page with somebody else's addresses to everybody.
 */
public final class OwnAddress {

    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    private OwnAddress() {}

    /** @return scheme, host and maybe a port, without a slash at the end */
    public static String of(HttpServletRequest request, Settings settings) {
        return settings.site().url().orElseGet(() -> {
            int proxies = settings.limits().trustedProxies();
            List<String> forwarded = Collections.list(request.getHeaders("X-Forwarded-Proto"));
            String scheme = Optional.of(forwarded)
                    .filter(headers -> proxies > 0)
                    .flatMap(headers -> scheme(headers, proxies))
                    .orElse(isSecure(request, forwarded) ? "https" : "http");
            return scheme + "://" + host(request);
        });
    }

    /**
     * Open Liberty takes anybody's {@code X-Forwarded-Proto} for true. Where there is one, only a connection that has a
     * cipher (Servlet 6.0, section 3.9) is secure.
     */
    private static boolean isSecure(HttpServletRequest request, List<String> forwarded) {
        return request.isSecure()
                && (forwarded.isEmpty() || request.getAttribute("jakarta.servlet.request.cipher_suite") != null);
    }

    /** Of several the one that the outermost trusted proxy wrote, as with {@code X-Forwarded-For}. */
    static Optional<String> scheme(List<String> forwarded, int trustedProxies) {
        List<String> seen = forwarded.stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .map(String::strip)
                .toList();
        return seen.stream()
                .skip(Math.max(0, seen.size() - trustedProxies))
                .findFirst()
                .filter(scheme -> scheme.equals("http") || scheme.equals("https"));
    }

    /** The header first: Open Liberty lets any caller name another server by headers of its own. */
    private static String host(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Host"))
                .or(() -> Optional.of(request.getServerName() + ":" + request.getServerPort()))
                .filter(OwnAddress::isHost)
                .orElseGet(() -> "localhost:" + request.getLocalPort());
    }

    static boolean isHost(String text) {
        return HOST.matcher(text).matches();
    }
}
