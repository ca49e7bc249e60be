package news.herald.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Everything else that is thrown. Looks inside for a refusal first, because a transaction that a refusal rolled back
 * wraps it; what is left is a fault of Herald, logged once under an incident number that the caller is told, and nothing
 * more: no class name, no stack trace. Safe for use by many threads.
 */
@Provider
@ApplicationScoped
public class FaultMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(FaultMapper.class.getName());

    @Inject
    private Instance<Diagnosis> diagnoses;

    @Override
    public Response toResponse(Throwable thrown) {
        return Causes.of(thrown)
                .flatMap(cause -> refusal(cause).stream())
                .findFirst()
                .map(refusal -> answer(refusal, thrown))
                .or(() -> first(thrown, WebApplicationException.class).map(StatusMapper::answer))
                .orElseGet(() -> fault(thrown));
    }

    private Optional<Refusal> refusal(Throwable cause) {
        if (cause instanceof Refusal refusal) {
            return Optional.of(refusal);
        }
        if (cause instanceof JsonParsingException unreadable) {
            return Optional.of(Refusal.badRequest(
                    "The body is not JSON: line " + unreadable.getLocation().getLineNumber() + ", column "
                            + unreadable.getLocation().getColumnNumber() + "."));
        }
        Stream<Diagnosis> beans =
                diagnoses == null ? Stream.empty() : StreamSupport.stream(diagnoses.spliterator(), false);
        return beans.flatMap(one -> one.refusal(cause).stream()).findFirst();
    }

    private static Response answer(Refusal refusal, Throwable thrown) {
        if (refusal.status() < 500) {
            return ProblemResponse.builder(Problem.of(refusal)).build();
        }
        Incident incident = Incident.next();
        // One line, no stack trace: a database that is away would fill the disk with them.
        LOG.log(Level.WARNING, "{0} {1}", new Object[] {incident, root(thrown)});
        return ProblemResponse.builder(incident.on(Problem.of(refusal))).build();
    }

    private static Response fault(Throwable thrown) {
        Incident incident = Incident.next();
        LOG.log(Level.SEVERE, incident.toString(), thrown);
        return ProblemResponse.builder(incident.fault()).build();
    }

    private static String root(Throwable thrown) {
        List<Throwable> causes = Causes.of(thrown).toList();
        return causes.get(causes.size() - 1).toString().replaceAll("[\\p{Cntrl}]+", " ");
    }

    private static <T extends Throwable> Optional<T> first(Throwable thrown, Class<T> type) {
        return Causes.of(thrown).filter(type::isInstance).map(type::cast).findFirst();
    }
}
