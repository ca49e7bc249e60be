package news.herald.editing;

import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionalException;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import news.herald.problem.Refusal;

/**
 * Two requests at once for the same thing: one of them fails in the database, by a unique key or a lock, and tries again
 * in a new transaction, where it finds what the other did. Stateless.
 */
public final class Contention {

    private static final int ATTEMPTS = 3;

    private Contention() {}

    /** @param work one transaction, from its beginning to its end */
    public static <T> T settle(Callable<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.call();
            } catch (Refusal refusal) {
                throw refusal;
            } catch (Exception failed) {
                if (attempt == ATTEMPTS || !isOfTheDatabase(failed)) {
                    throw failed instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failed);
                }
            }
        }
    }

    /** Each server wraps what happens at the commit in its own way. */
    private static boolean isOfTheDatabase(Throwable failed) {
        return Stream.iterate(failed, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> cause instanceof PersistenceException
                        || cause instanceof RollbackException
                        || cause instanceof TransactionalException);
    }
}
