package news.herald.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** A problem as a JAX-RS response. */
public final class ProblemResponse {

    /** Long enough for a failover to make progress, short enough for an editor to wait. Seconds. */
    static final int RETRY_AFTER = 2;

    private ProblemResponse() {}

    /** @return a builder, so that headers can be added; a 503 carries {@code Retry-After} */
    public static Response.ResponseBuilder builder(Problem problem) {
        return onto(Response.status(problem.status(), problem.title()), problem);
    }

    static Response.ResponseBuilder onto(Response.ResponseBuilder response, Problem problem) {
        response.type(Problem.TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem.json());
        return problem.status() == 503 ? response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER) : response;
    }
}
