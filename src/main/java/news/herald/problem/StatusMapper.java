package news.herald.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * What JAX-RS itself refuses: no such address, method, type, or a parameter that does not parse. Keeps the status and
 * headers such as {@code Allow}, replaces the body. Stateless.
 */
@Provider
public class StatusMapper implements ExceptionMapper<WebApplicationException> {

    @Override
    public Response toResponse(WebApplicationException thrown) {
        return answer(thrown);
    }

    static Response answer(WebApplicationException thrown) {
        Response original = thrown.getResponse();
        // Below 400 it is no fault: RESTEasy answers OPTIONS by an exception, and redirects may be thrown.
        if (original.getStatus() < 400) {
            return original;
        }
        return Causes.of(thrown)
                .filter(Refusal.class::isInstance)
                .map(Refusal.class::cast)
                .findFirst()
                .map(refusal -> ProblemResponse.builder(Problem.of(refusal)).build())
                .orElseGet(() -> reworded(original));
    }

    private static Response reworded(Response original) {
        Response.ResponseBuilder builder = Response.status(original.getStatus());
        original.getHeaders().forEach((name, values) -> {
            if (!name.regionMatches(true, 0, "Content-", 0, "Content-".length())
                    && !name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL)) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        return ProblemResponse.onto(builder, StatusWords.problem(original.getStatus()))
                .build();
    }
}
