package news.herald.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import news.herald.problem.Problem;
import news.herald.problem.ProblemResponse;

/**
 * {@code @RolesAllowed} said no. The servers say 403 to callers without an account too; they are told to sign in.
 * Stateless but for what JAX-RS injects, which is of the current request.
 */
@Provider
public class ForbiddenMapper implements ExceptionMapper<ForbiddenException> {

    private static final Problem FORBIDDEN = Problem.of(403, "Forbidden", "This account has no role that may do this.");

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(ForbiddenException thrown) {
        return request.getUserPrincipal() == null
                ? ProblemResponse.builder(Challenge.MISSING)
                        .header(HttpHeaders.WWW_AUTHENTICATE, Challenge.of(request))
                        .build()
                : ProblemResponse.builder(FORBIDDEN).build();
    }
}
