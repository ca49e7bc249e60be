package news.herald.outage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import news.herald.metrics.Metrics;
import news.herald.problem.Refusal;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class DatabaseDiagnosisTest {

    private final Troubles troubles = new Troubles(new DiskReserve());
    private final DatabaseDiagnosis diagnosis = new DatabaseDiagnosis(troubles);

    DatabaseDiagnosisTest() {
        troubles.count(new Metrics());
    }

    @Test
    void aDatabaseThatIsAwayIsUnavailable() {
        assertEquals(Optional.of(503), status(new SQLException("gone", "08006")));
        assertEquals(Optional.of(503), status(new SQLException("stopped by an operator", "57P01")));
        assertEquals(Optional.of(503), status(new SQLTransientConnectionException("pool exhausted")));
    }

    @Test
    void whyNothingCanBeWrittenIsSaidInWords() {
        assertTrue(words(new SQLException("could not extend file", "53100")).contains("its disk is full"));
        assertTrue(words(new SQLException("cannot execute INSERT", "25006")).contains("it is read-only"));
        IOException full = new IOException("No space left on device");
        assertTrue(words(new SQLException("IO Exception", "90031", full)).contains("its disk is full"));
        assertTrue(words(new SQLException("lock timeout", "55P03")).contains("too much to do"));
    }

    @Test
    void whileNothingCanBeWrittenOneASecondTries() {
        assertEquals(Optional.empty(), troubles.refusesWrites());
        diagnosis.refusal(new SQLException("could not extend file", "53100"));
        assertEquals(Optional.of(Trouble.FULL), troubles.refusesWrites());
        Awaitility.await().until(() -> troubles.refusesWrites().isEmpty());
        assertEquals(Optional.of(Trouble.FULL), troubles.refusesWrites(), "the next waits for what that one finds");
        troubles.tookWrites();
        assertEquals(Optional.empty(), troubles.refusesWrites());
        assertEquals(Optional.empty(), troubles.ofWrites());
    }

    @Test
    void aDatabaseThatIsAwayIsNotTakenForOneThatIsFull() {
        diagnosis.refusal(new SQLException("gone", "08006"));
        assertEquals(Optional.empty(), troubles.refusesWrites());
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

    private String words(SQLException fault) {
        return diagnosis.refusal(fault).orElseThrow().detail();
    }

    private Optional<Integer> status(Throwable fault) {
        return diagnosis.refusal(fault).map(Refusal::status);
    }
}
