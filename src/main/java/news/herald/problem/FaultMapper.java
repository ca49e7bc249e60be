package news.herald.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Everything that is neither a refusal nor an answer of JAX-RS, or that wraps one. Safe for use by many threads. */
@Provider
@ApplicationScoped
public class FaultMapper implements ExceptionMapper<Throwable> {

    @Inject
    private Faults faults;

    @Override
    public Response toResponse(Throwable thrown) {
        Optional<WebApplicationException> answer = Causes.of(thrown)
                .filter(WebApplicationException.class::isInstance)
                .map(WebApplicationException.class::cast)
                .findFirst();
        return answer.filter(inside -> faults.refusal(thrown).isEmpty())
                .map(StatusMapper::answer)
                .orElseGet(() -> ProblemResponse.builder(faults.problem(thrown)).build());
    }
}
