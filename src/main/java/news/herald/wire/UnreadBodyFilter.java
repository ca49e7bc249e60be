package news.herald.wire;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
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
 * without end stop a whole node. It does not read when the answer says {@code Connection: close}. Whoever has an account may
 * send all of it. Safe for use by many threads.
 */
public class UnreadBodyFilter extends HttpFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");

    /** As Payara refuses it by itself: a stream's would be waited for at its end. */
    private static final Problem NO_BODY_HERE = Problem.of(400, "Bad request", "A request that reads has no body.");

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
            ArrivingRequest arriving = new ArrivingRequest(request);
            ClosingResponse closing = new ClosingResponse(arriving, response);
            try {
                chain.doFilter(arriving, closing);
                arriving.readRest(closing);
            } finally {
                arriving.end();
            }
        }
    }

    /** HTTP/2 has bodies of which nobody says how long they are. */
    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0
                || request.getHeader("Transfer-Encoding") != null
                || request.getProtocol().equals("HTTP/2.0")
                        && request.getContentLengthLong() < 0
                        && WRITING.contains(request.getMethod());
    }

    /**
     * Later versions of HTTP have no such header; earlier clients may have asked to keep the connection. Of one that comes when
     * the answer is on its way already, Open Liberty writes a page of log.
     */
    static void close(HttpServletRequest request, HttpServletResponse response) {
        if (request.getProtocol().startsWith("HTTP/1.") && !response.isCommitted()) {
            response.setHeader("Connection", "close");
        }
    }

    /** Decides when the status is set, which is before anything of the answer is on its way. */
    private static final class ClosingResponse extends HttpServletResponseWrapper {

        private final ArrivingRequest request;

        ClosingResponse(ArrivingRequest request, HttpServletResponse response) {
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
            if (status >= 400 && !request.isAwaited() && !request.isHere()) {
                close(request, (HttpServletResponse) getResponse());
            }
        }
    }
}
