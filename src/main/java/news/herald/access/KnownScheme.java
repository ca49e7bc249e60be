package news.herald.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Locale;

/**
 * A request by http or https, where the server says something else. Open Liberty takes the scheme from
 * {@code X-Forwarded-Proto}, whoever says it and whatever it is, {@code https, http} of two proxies too, and RESTEasy fails at
 * what is none. What Herald calls itself goes by {@code OwnAddress}. Used by one thread at a time.
 */
final class KnownScheme extends HttpServletRequestWrapper {

    private final String scheme;

    private KnownScheme(HttpServletRequest request, String scheme) {
        super(request);
        this.scheme = scheme;
    }

    static HttpServletRequest of(HttpServletRequest request) {
        String said = request.getScheme();
        String known = known(said);
        return known.equals(said) ? request : new KnownScheme(request, known);
    }

    /** Of several the first, which is the client's. */
    static String known(String said) {
        String first = said.split(",", 2)[0].strip().toLowerCase(Locale.ROOT);
        return first.equals("https") ? "https" : "http";
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public StringBuffer getRequestURL() {
        StringBuffer address = super.getRequestURL();
        int end = address.indexOf("://");
        return end < 0 ? address : address.replace(0, end, scheme);
    }
}
