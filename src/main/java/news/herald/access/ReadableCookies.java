package news.herald.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request whose cookies are none where the server cannot read them: any site of the domain may have set them, and Undertow
 * throws at some, which RESTEasy asks for at each request. Herald's own are read by {@link HostCookie}. Used by one thread at
 * a time.
 */
final class ReadableCookies extends HttpServletRequestWrapper {

    private static final Cookie[] NONE = {};

    ReadableCookies(HttpServletRequest request) {
        super(request);
    }

    @Override
    public Cookie[] getCookies() {
        try {
            return super.getCookies();
        } catch (RuntimeException unreadable) {
            return NONE;
        }
    }
}
