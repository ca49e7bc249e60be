package news.herald.outage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Optional;
import news.herald.problem.Diagnosis;
import news.herald.problem.Refusal;

/** Tells a database that is away, full or busy, which passes, from a fault of Herald, which does not. Thread-safe. */
@ApplicationScoped
public class DatabaseDiagnosis implements Diagnosis {

    private final Troubles troubles;

    /** For the container's proxy. */
    protected DatabaseDiagnosis() {
        this(null);
    }

    @Inject
    DatabaseDiagnosis(Troubles troubles) {
        this.troubles = troubles;
    }

    @Override
    public Optional<Refusal> refusal(Throwable fault) {
        if (fault instanceof OptimisticLockException) {
            return Optional.of(Refusal.conflict("Somebody else changed this at the same moment. Read it again first."));
        }
        Optional<Trouble> trouble = fault instanceof SQLException failed
                ? Trouble.of(failed)
                : isWithoutConnection(fault) ? Optional.of(Trouble.BUSY) : Optional.empty();
        trouble.ifPresent(troubles::saw);
        return trouble.map(Trouble::words).map(Refusal::unavailable);
    }

    /** What a server's pool says when it has none to give, and the driver says nothing (Jakarta Connectors 2.1). */
    private static boolean isWithoutConnection(Throwable fault) {
        return fault.getCause() == null && fault.getClass().getName().startsWith("jakarta.resource.");
    }
}
