package news.herald.access;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import news.herald.problem.Refusal;
import news.herald.tokens.TokensResource;

/** A request that knows its caller, so that JAX-RS and {@code @RolesAllowed} do too. Used by one thread at a time. */
final class CallerRequest extends HttpServletRequestWrapper {

    /** Any caller with an account, in the words of the specification (Servlet 6.0, section 13.3). */
    private static final String ANYBODY = "**";

    private final Standing standing;
    private final long began = System.nanoTime();
    private ServletInputStream body;
    private Optional<Letterbox.Place> place = Optional.empty();

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
            body = new CheckedBody(super.getInputStream(), began, standing, this::leave);
        }
        return body;
    }

    /** Has a body that is on its way. */
    void sends(Letterbox.Place taken) {
        place = Optional.of(taken);
    }

    /** All of its body is here, or nobody waits for it any more. */
    void leave() {
        place.ifPresent(Letterbox.Place::leave);
    }

    /**
     * Once it is answered. WildFly would read by itself what nobody has read, without an end: here that has its place. Who
     * asked whether to send it was told no.
     *
     * @param response is whole before, or it would be waited for
     */
    void readRest(ServletResponse response) {
        if (place.filter(Letterbox.Place::isTaken).isEmpty() || getHeader("Expect") != null) {
            return;
        }
        try {
            finish(response);
            getInputStream().skip(Long.MAX_VALUE);
        } catch (IOException | IllegalStateException | Refusal over) {
            // It broke off, or was read another way.
        }
    }

    /** By whichever of the two it was written. */
    private static void finish(ServletResponse response) throws IOException {
        try {
            response.getOutputStream().close();
        } catch (IllegalStateException written) {
            response.getWriter().close();
        }
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
