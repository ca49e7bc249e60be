package news.herald.problem;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * A commit that failed. Jersey has a mapper of its own for this type, which throws what it was given: whoever published
 * while the database took nothing was told that Herald is at fault. Safe for use by many threads.
 */
@Provider
@ApplicationScoped
@Priority(1)
public class CommitMapper implements ExceptionMapper<TransactionalException> {

    @Inject
    private Faults faults;

    @Override
    public Response toResponse(TransactionalException failed) {
        return ProblemResponse.builder(faults.problem(failed)).build();
    }
}
