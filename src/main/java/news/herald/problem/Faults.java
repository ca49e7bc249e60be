package news.herald.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParsingException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.StreamSupport;

/**
 * What a caller is told of an exception. Looks inside for a refusal first, because a transaction that a refusal rolled
 * back wraps it; what is left is a fault of Herald, logged under an incident number that the caller is told, and
 * nothing more: no class name, no stack trace. Safe for use by many threads.
 */
@ApplicationScoped
public class Faults {

    private static final Logger LOG = Logger.getLogger(Faults.class.getName());

    private final Sparing lines = new Sparing(System::nanoTime);

    @Inject
    private Instance<Diagnosis> diagnoses;

    /** @return the refusal inside, or a fault that is now logged */
    public Problem problem(Throwable thrown) {
        return refusal(thrown)
                .map(refusal -> isDecided(refusal, thrown) ? Problem.of(refusal) : passing(refusal, thrown))
                .orElseGet(() -> fault(thrown));
    }

    /** Whether Herald declined, which strangers can make it do any number of times, and nothing else was wrong. */
    private static boolean isDecided(Refusal refusal, Throwable thrown) {
        return refusal.status() < 500 || Causes.of(thrown).anyMatch(cause -> cause == refusal);
    }

    Optional<Refusal> refusal(Throwable thrown) {
        return Causes.of(thrown).flatMap(cause -> known(cause).stream()).findFirst();
    }

    private Optional<Refusal> known(Throwable cause) {
        if (cause instanceof Refusal refusal) {
            return Optional.of(refusal);
        }
        if (cause instanceof JsonParsingException unreadable) {
            return Optional.of(notJson(unreadable.getLocation()));
        }
        return StreamSupport.stream(diagnoses.spliterator(), false)
                .flatMap(diagnosis -> diagnosis.refusal(cause).stream())
                .findFirst();
    }

    private static Refusal notJson(JsonLocation place) {
        return Refusal.badRequest("The body is not JSON: see line " + place.getLineNumber() + ", column "
                + place.getColumnNumber() + ".");
    }

    /** One line, no stack trace, and not of each: a database that is away would fill the disk with them. */
    private Problem passing(Refusal refusal, Throwable thrown) {
        OptionalLong leftOut = lines.next();
        if (leftOut.isEmpty()) {
            return Problem.of(refusal);
        }
        Incident incident = Incident.next();
        List<Throwable> causes = Causes.of(thrown).toList();
        String root = causes.get(causes.size() - 1).toString().replaceAll("\\p{Cntrl}+", " ");
        LOG.log(Level.WARNING, "{0}: {1} ({2} more like this before)", new Object[] {incident, root, leftOut.getAsLong()
        });
        return incident.on(Problem.of(refusal));
    }

    private static Problem fault(Throwable thrown) {
        Incident incident = Incident.next();
        LOG.log(Level.SEVERE, incident.toString(), thrown);
        return incident.fault();
    }
}
