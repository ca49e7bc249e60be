package news.herald.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import news.herald.problem.Refusal;
import org.junit.jupiter.api.Test;

class DatabaseDiagnosisTest {

    private final DatabaseDiagnosis diagnosis = new DatabaseDiagnosis();

    @Test
    void aDatabaseThatIsAwayIsUnavailable() {
        assertEquals(Optional.of(503), status(new SQLException("gone", "08006")));
        assertEquals(Optional.of(503), status(new SQLException("stopped by an operator", "57P01")));
        assertEquals(Optional.of(503), status(new SQLTransientConnectionException("pool exhausted")));
    }

    @Test
    void anErrorInAStatementIsAFaultOfHerald() {
        assertEquals(Optional.empty(), status(new SQLException("syntax", "42601")));
        assertEquals(Optional.empty(), status(new SQLException("no state")));
        assertEquals(Optional.empty(), status(new IllegalStateException()));
    }

    @Test
    void whoLosesARaceForTheSameRowHasAConflict() {
        assertEquals(Optional.of(409), status(new OptimisticLockException()));
    }

    private Optional<Integer> status(Throwable fault) {
        return diagnosis.refusal(fault).map(Refusal::status);
    }
}
