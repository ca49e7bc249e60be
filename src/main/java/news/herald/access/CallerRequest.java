package news.herald.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/** A request that knows its caller, so that JAX-RS and {@code @RolesAllowed} do too. Used by one thread at a time. */
final class CallerRequest extends HttpServletRequestWrapper {

    /** Any caller with an account, in the words of the specification (Servlet 6.0, section 13.3). */
    private static final String ANYBODY = "**";

    private final Standing standing;
    private final String way;

    /** @param way in the words of {@link HttpServletRequest#getAuthType} */
    CallerRequest(HttpServletRequest request, Standing standing, String way) {
        super(request);
        this.standing = standing;
        this.way = way;
    }

    Caller caller() {
        return standing.who();
    }

    @Override
    public Principal getUserPrincipal() {
        return standing;
    }

    @Override
    public String getRemoteUser() {
        return standing.getName();
    }

    @Override
    public boolean isUserInRole(String role) {
        return ANYBODY.equals(role) || standing.who().isInRole(role);
    }

    @Override
    public String getAuthType() {
        return way;
    }
}
