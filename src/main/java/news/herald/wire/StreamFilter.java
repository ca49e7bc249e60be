package news.herald.wire;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import news.herald.problem.Faults;
import news.herald.problem.Problem;
import news.herald.problem.ServletProblem;

/**
 * Takes the addresses of streams out of the way to JAX-RS, behind the filter that knows the caller ({@code web.xml} has the
 * order). A suspended JAX-RS method would do the same at twice the price: what it is given is kept for as long as the
 * stream lives, and a storm of readers that come back spends most of its time there (decision 14). Safe for use by many
 * threads.
 */
public class StreamFilter extends HttpFilter {

    private static final Problem NO_FORM =
            Problem.of(415, "Unsupported media type", "Nothing here takes a form: send application/json.");

    private static final Problem UNREADABLE =
            Problem.of(400, "Bad request", "The parameters in the address are not percent-encoded as they should be.");

    @Inject
    private transient Streams streams;

    @Inject
    private transient Faults faults;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<StreamAddress> address = StreamAddress.of(request);
        if (address.isEmpty()) {
            if (isForm(request) && ArrivingRequest.of(request).isPresent()) {
                ServletProblem.write(response, NO_FORM);
            } else if (isForm(request) && !Query.of(request).isReadable()) {
                ServletProblem.write(response, UNREADABLE);
            } else {
                chain.doFilter(request, response);
            }
            return;
        }
        try {
            answer(address.get(), request, response);
        } catch (RuntimeException refused) {
            ServletProblem.write(response, faults.problem(refused));
        }
    }

    /**
     * Jersey waits for the first byte of one before it looks who is asked, on a thread that nobody counts; and it looks for what
     * a form says in the address too, and fails, outside of all mappers, at what it cannot decode.
     */
    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).contains("form-urlencoded");
    }

    private void answer(StreamAddress address, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (request.getMethod()) {
            case "GET" -> streams.open(StreamRequest.of(address, request), request, response);
            case "HEAD" -> streams.describe(StreamRequest.of(address, request), request, response);
            case "OPTIONS" -> allow(response).setStatus(HttpServletResponse.SC_NO_CONTENT);
            default -> allow(response).sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }

    private static HttpServletResponse allow(HttpServletResponse response) {
        response.setHeader("Allow", "GET, HEAD, OPTIONS");
        return response;
    }
}
