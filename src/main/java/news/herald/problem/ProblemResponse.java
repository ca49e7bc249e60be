package news.herald.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** A problem as a JAX-RS response. */
public final class ProblemResponse {

    private ProblemResponse() {}

    /** @return a builder, so that headers can be added; one that may be tried again carries {@code Retry-After} */
    public static Response.ResponseBuilder builder(Problem problem) {
        return onto(Response.status(problem.status(), problem.title()), problem);
    }

    static Response.ResponseBuilder onto(Response.ResponseBuilder response, Problem problem) {
        response.type(Problem.TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem.json());
        return problem.retryAfter() > 0 ? response.header(HttpHeaders.RETRY_AFTER, problem.retryAfter()) : response;
    }
}
