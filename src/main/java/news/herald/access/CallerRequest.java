package news.herald.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/** A request that knows its caller, so that JAX-RS and {@code @RolesAllowed} do too. Used by one thread at a time. */
final class CallerRequest extends HttpServletRequestWrapper {

    /** Any caller with an account, in the words of the specification (Servlet 6.0, section 13.3). */
    private static final String ANYBODY = "**";

    private final Caller caller;
    private final String way;

    /** @param way in the words of {@link HttpServletRequest#getAuthType} */
    CallerRequest(HttpServletRequest request, Caller caller, String way) {
        super(request);
        this.caller = caller;
        this.way = way;
    }

    Caller caller() {
        return caller;
    }

    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public String getRemoteUser() {
        return caller.name();
    }

    @Override
    public boolean isUserInRole(String role) {
        return ANYBODY.equals(role) || caller.isInRole(role);
    }

    @Override
    public String getAuthType() {
        return way;
    }
}
