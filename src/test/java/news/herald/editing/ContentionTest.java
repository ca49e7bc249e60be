package news.herald.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.persistence.PersistenceException;
import java.util.concurrent.atomic.AtomicInteger;
import news.herald.problem.Refusal;
import org.junit.jupiter.api.Test;

class ContentionTest {

    @Test
    void whoeverLosesARaceTriesAgain() {
        AtomicInteger attempts = new AtomicInteger();
        assertEquals("done", Contention.settle(() -> {
            if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException(new PersistenceException("unique key"));
            }
            return "done";
        }));
        assertThrows(
                PersistenceException.class,
                () -> Contention.settle(() -> {
                    throw new PersistenceException("for ever");
                }));
    }

    @Test
    void aRefusalIsFinal() {
        AtomicInteger attempts = new AtomicInteger();
        assertThrows(
                Refusal.class,
                () -> Contention.settle(() -> {
                    attempts.incrementAndGet();
                    throw Refusal.conflict("no");
                }));
        assertEquals(1, attempts.get());
    }
}
