package news.herald.wire;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Set;
import news.herald.problem.Problem;
import news.herald.problem.ServletProblem;

/**
 * Ends the connection with an answer that a stranger is given before all of the body is here (RFC 9112, section 9.3: a server
 * reads all of it or closes). Otherwise WildFly reads what is missing on the request's thread, for as long as that takes
 * (Undertow 2.3: {@code HttpServerExchange.endExchange}, {@code ServletInputStreamImpl.close}), and some dozens of bodies
 * without end stop a whole node. It does not read when the answer says {@code Connection: close}. Safe for use by many
 * threads.
 */
public class UnreadBodyFilter extends HttpFilter {

    private static final String WAITED_FOR = UnreadBodyFilter.class.getName();

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");

    /** As Payara refuses it by itself: a stream's would be waited for at its end. */
    private static final Problem NO_BODY_HERE = Problem.of(400, "Bad request", "A request that reads has no body.");

    /** Whoever has an account may send all of it: to be cut off while sending, they would miss what was wrong. */
    public static void waitFor(ServletRequest request) {
        request.setAttribute(WAITED_FOR, true);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!hasBody(request)) {
            chain.doFilter(request, response);
        } else if (READING.contains(request.getMethod())) {
            close(request, response);
            ServletProblem.write(response, NO_BODY_HERE);
        } else {
            if (!WRITING.contains(request.getMethod())) {
                close(request, response);
            }
            chain.doFilter(request, new ClosingResponse(request, response));
        }
    }

    public static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /** Later versions of HTTP have no such header. */
    private static void close(HttpServletRequest request, HttpServletResponse response) {
        if (request.getProtocol().equals("HTTP/1.1")) {
            response.setHeader("Connection", "close");
        }
    }

    /** Decides when the status is set, which is before anything of the answer is on its way. */
    private static final class ClosingResponse extends HttpServletResponseWrapper {

        private final HttpServletRequest request;

        ClosingResponse(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void setStatus(int status) {
            closeIfUnread(status);
            super.setStatus(status);
        }

        @Override
        public void sendError(int status) throws IOException {
            closeIfUnread(status);
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            closeIfUnread(status);
            super.sendError(status, message);
        }

        private void closeIfUnread(int status) {
            if (status >= 400 && request.getAttribute(WAITED_FOR) == null && !isRead()) {
                close(request, (HttpServletResponse) getResponse());
            }
        }

        private boolean isRead() {
            try {
                return request.getInputStream().isFinished();
            } catch (IOException | IllegalStateException broken) {
                return false;
            }
        }
    }
}
