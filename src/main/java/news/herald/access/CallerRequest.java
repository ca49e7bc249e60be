package news.herald.access;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.security.Principal;
import news.herald.tokens.TokensResource;

/** A request that knows its caller, so that JAX-RS and {@code @RolesAllowed} do too. Used by one thread at a time. */
final class CallerRequest extends HttpServletRequestWrapper {

    /** Any caller with an account, in the words of the specification (Servlet 6.0, section 13.3). */
    private static final String ANYBODY = "**";

    private final Standing standing;
    private final long began = System.nanoTime();
    private ServletInputStream body;

    CallerRequest(HttpServletRequest request, Standing standing) {
        super(request);
        this.standing = standing;
    }

    Caller caller() {
        return standing.who();
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new CheckedBody(super.getInputStream(), began, standing);
        }
        return body;
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
        return switch (standing.proof().way()) {
            case SESSION -> FORM_AUTH;
            case TOKEN -> TokensResource.BEARER;
            case PASSWORD -> BASIC_AUTH;
        };
    }
}
