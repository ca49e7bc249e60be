package news.herald.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Optional;
import news.herald.problem.Diagnosis;
import news.herald.problem.Refusal;

/** Tells a database that is away, full or busy, which passes, from a fault of Herald, which does not. Stateless. */
@ApplicationScoped
public class DatabaseDiagnosis implements Diagnosis {

    /**
     * Beginnings of SQLSTATE (PostgreSQL, appendix A; H2, ErrorCode): no connection, out of resources, stopped by an
     * operator, the system's fault, read-only, deadlock or lock timeout, H2 closed or broken.
     */
    private static final List<String> PASSING =
            List.of("08", "53", "57P", "58", "25006", "40001", "40P01", "55P03", "HYT0", "90098", "90067", "90121");

    @Override
    public Optional<Refusal> refusal(Throwable fault) {
        if (fault instanceof OptimisticLockException) {
            return Optional.of(Refusal.conflict("Somebody else changed this at the same moment. Read it again first."));
        }
        return fault instanceof SQLException failed && passes(failed)
                ? Optional.of(Refusal.unavailable("The database cannot take this just now; try again shortly."))
                : Optional.empty();
    }

    private static boolean passes(SQLException failed) {
        String state = failed.getSQLState();
        return failed instanceof SQLTransientException
                || failed instanceof SQLRecoverableException
                || failed instanceof SQLNonTransientConnectionException
                || (state != null && PASSING.stream().anyMatch(state::startsWith));
    }
}
