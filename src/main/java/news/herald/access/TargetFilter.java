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
 * (RFC 3986, section 3.2.2), which Jersey takes for a template of an address and fails at some that are none; and by a path
 * without parameters. In {@code /api;a=b/topics} Payara's filters see {@code /api} and Jersey sees {@code /api/topics}: who is
 * kept from one would have come to the other. Safe for use by many threads.
 */
public class TargetFilter extends HttpFilter {

    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+])(?::[0-9]{0,5})?");

    private static final Problem NONE = Problem.of(Refusal.badRequest(
            "A request says once for which host it is.",
            new FieldFault("Host", "must be one name or address, and may have a port")));

    private static final Problem PARAMETERS =
            Problem.of(Refusal.badRequest("No address of Herald has a semicolon in its path."));

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isHost(Collections.list(request.getHeaders("Host")))) {
            ServletProblem.write(response, NONE);
        } else if (request.getRequestURI().indexOf(';') >= 0) {
            ServletProblem.write(response, PARAMETERS);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** @param headers none by HTTP/1.0, and by HTTP/2 where the server makes no header of the authority */
    static boolean isHost(List<String> headers) {
        return headers.isEmpty()
                || headers.size() == 1 && HOST.matcher(headers.get(0)).matches();
    }
}
