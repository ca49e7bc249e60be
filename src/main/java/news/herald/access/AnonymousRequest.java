package news.herald.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A request whose caller has no account. Payara's {@code @RolesAllowed} asks the container to authenticate it, and would
 * answer with a challenge of its own that opens the browser's log-in window. Used by one thread at a time.
 */
final class AnonymousRequest extends HttpServletRequestWrapper {

    private final HttpServletRequest request;

    AnonymousRequest(HttpServletRequest request) {
        super(request);
        this.request = request;
    }

    @Override
    public boolean authenticate(HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", Challenge.of(request));
        // As a container does it: Jersey takes an answer that is already written for a failure of its own.
        response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        return false;
    }
}
