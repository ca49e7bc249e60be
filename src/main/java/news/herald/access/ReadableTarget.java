package news.herald.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request whose address is one by RFC 3986, where the server's is not, at which RESTEasy fails. Open Liberty takes the
 * scheme from {@code X-Forwarded-Proto}, whoever says it and whatever it is, {@code https, http} of two proxies too; what
 * Herald calls itself goes by {@code OwnAddress}. And browsers leave characters in a query that should be encoded, an opening
 * brace among them (URL Standard, query percent-encode set). Used by one thread at a time.
 */
final class ReadableTarget extends HttpServletRequestWrapper {

    /** Of a query, section 3.4; what stands for itself or begins an encoded byte. */
    private static final Pattern TO_BE_ENCODED = Pattern.compile("[^A-Za-z0-9._~!$&'()*+,;=:@/?%-]");

    private final String scheme;
    private final Optional<String> query;

    private ReadableTarget(HttpServletRequest request, String scheme, Optional<String> query) {
        super(request);
        this.scheme = scheme;
        this.query = query;
    }

    /** @return the request itself, as nearly always, when there is nothing to be mended */
    static HttpServletRequest of(HttpServletRequest request) {
        String scheme = scheme(request.getScheme());
        Optional<String> said = Optional.ofNullable(request.getQueryString());
        Optional<String> query = said.map(ReadableTarget::query);
        return scheme.equals(request.getScheme()) && query.equals(said)
                ? request
                : new ReadableTarget(request, scheme, query);
    }

    /** Of several the first. */
    static String scheme(String said) {
        String first = said.split(",", 2)[0].strip().toLowerCase(Locale.ROOT);
        return first.equals("https") ? "https" : "http";
    }

    /** Says the same: a server gives the bytes that came, or the characters that it read from them. */
    static String query(String said) {
        return TO_BE_ENCODED.matcher(said).replaceAll(found -> encoded(found.group()));
    }

    private static String encoded(String character) {
        boolean bytes = character.chars().allMatch(unit -> unit <= 0xFF);
        StringBuilder all = new StringBuilder();
        for (byte one : character.getBytes(bytes ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8)) {
            all.append(String.format("%%%02X", one & 0xFF));
        }
        return all.toString();
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public String getQueryString() {
        return query.orElse(null);
    }

    @Override
    public StringBuffer getRequestURL() {
        String said = super.getScheme();
        StringBuffer address = super.getRequestURL();
        return address.indexOf(said + "://") == 0 ? address.replace(0, said.length(), scheme) : address;
    }
}
