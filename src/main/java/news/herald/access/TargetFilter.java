package news.herald.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import news.herald.problem.FieldFault;
import news.herald.problem.Problem;
import news.herald.problem.Refusal;
import news.herald.problem.ServletProblem;

/**
 * What a request is for, said in one way only (RFC 9112, section 3.2): by one Host header with the name of a host in it
 * (RFC 3986, section 3.2.2), which Jersey takes for a template of an address and fails at some that are none; and by a path of
 * the characters that may stand in one (section 3.3), but without parameters. Open Liberty takes others and RESTEasy fails at
 * them; and in {@code /api;a=b/topics} Payara's filters see {@code /api} and Jersey sees {@code /api/topics}: who is kept from
 * one would have come to the other. Safe for use by many threads.
 */
public class TargetFilter extends HttpFilter {

    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+])(?::[0-9]{0,5})?");

    private static final Problem NO_HOST = Problem.of(Refusal.badRequest(
            "A request says once for which host it is.",
            new FieldFault("Host", "must be one name or address, and may have a port")));

    /** Of a path. */
    private static final Pattern OUT_OF_PLACE = Pattern.compile("[^A-Za-z0-9._~!$&'()*+,=:@/%-]");

    /** An encoded byte. */
    private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private static final Problem NO_QUERY = Problem.of(
            Refusal.badRequest("In the query of the address a percent sign stands without two hexadecimal digits."));

    private static final Problem NO_PATH = Problem.of(Refusal.badRequest(
            "The path of the address has a character that must be percent-encoded, or parameters, which no address of"
                    + " Herald has."));

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest plain = ReadableTarget.of(request);
        if (!isHost(Collections.list(request.getHeaders("Host")))) {
            ServletProblem.write(response, NO_HOST);
        } else if (!isPath(plain.getRequestURI()) || !isPath(path(plain.getRequestURL()))) {
            ServletProblem.write(response, NO_PATH);
        } else if (!isQuery(plain.getQueryString())) {
            ServletProblem.write(response, NO_QUERY);
        } else {
            chain.doFilter(plain.getHeader("Cookie") == null ? plain : new ReadableCookies(plain), response);
        }
    }

    /** Open Liberty leaves out {@code ;jsessionid=1} and what follows it of the one, and not of the other. */
    private static String path(StringBuffer address) {
        int host = address.indexOf("://") + "://".length();
        int path = address.indexOf("/", host);
        return path < 0 ? "" : address.substring(path);
    }

    /** @param query null without one */
    static boolean isQuery(String query) {
        return query == null || !BROKEN.matcher(query).find();
    }

    static boolean isPath(String path) {
        return !OUT_OF_PLACE.matcher(path).find() && !BROKEN.matcher(path).find();
    }

    /** @param headers none by HTTP/1.0, and by HTTP/2 where the server makes no header of the authority */
    static boolean isHost(List<String> headers) {
        return headers.isEmpty()
                || headers.size() == 1 && HOST.matcher(headers.get(0)).matches();
    }
}
