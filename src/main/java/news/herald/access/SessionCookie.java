package news.herald.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import news.herald.accounts.Secret;
import news.herald.config.Settings;

/** The cookie that has a session's secret. Ends with the browser at the latest. Stateless. */
final class SessionCookie {

    private static final HostCookie COOKIE = new HostCookie("herald-session");

    private SessionCookie() {}

    static Optional<String> secret(HttpServletRequest request, Settings settings) {
        return COOKIE.value(request, settings);
    }

    /** The digest of the session that calls; nothing for who calls with a password or a token, whatever cookie is beside it. */
    static Optional<String> caller(HttpServletRequest request, Settings settings) {
        boolean session = HttpServletRequest.FORM_AUTH.equals(request.getAuthType());
        return session ? secret(request, settings).map(Secret::digest) : Optional.empty();
    }

    static NewCookie of(String secret, HttpServletRequest request, Settings settings) {
        return COOKIE.of(secret, NewCookie.DEFAULT_MAX_AGE, request, settings);
    }

    /** Takes it back. */
    static NewCookie none(HttpServletRequest request, Settings settings) {
        return COOKIE.none(request, settings);
    }
}
