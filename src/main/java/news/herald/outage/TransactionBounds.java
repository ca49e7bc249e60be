package news.herald.outage;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import news.herald.problem.Refusal;
import news.herald.problem.Turnstile;

/**
 * How many transactions a node has under way at once. Fewer than its pool has connections ({@link news.herald.database.Database}): whoever waits
 * for one in there waits for as long as the server pleases, a minute on Payara, and readers, the journal's tail and the
 * question whether the node is ready would wait with those who publish. Safe for use by many threads.
 */
@ApplicationScoped
class TransactionBounds {

    /** Together with those that read they leave six connections to what needs no transaction. */
    private static final int WRITING = 18;

    private static final int READING = 8;

    /** A server has few threads for requests, WildFly 16 for each core: those that read want one too. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Turnstile writing =
            new Turnstile(WRITING, PATIENCE, "Too many write at once, or the database is slow; try again shortly.");
    private final Turnstile reading =
            new Turnstile(READING, PATIENCE, "Too many read at once, or the database is slow; try again shortly.");

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @Inject
    private Troubles troubles;

    /**
     * Goes on with a call that may begin a transaction.
     *
     * @throws Refusal 503 when it may not just now
     */
    Object bounded(InvocationContext call) throws Exception {
        if (transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
            // It has its place already.
            return call.proceed();
        }
        return isReading(call.getMethod()) ? passing(reading, call) : writing(call);
    }

    private Object writing(InvocationContext call) throws Exception {
        Optional<Trouble> trouble = troubles.refusesWrites();
        if (trouble.isPresent()) {
            throw Refusal.unavailable(trouble.get().words());
        }
        try {
            Object result = passing(writing, call);
            troubles.tookWrites();
            return result;
        } catch (Refusal refusal) {
            throw refusal;
        } catch (Exception failed) {
            throw refusal(failed).orElse(failed);
        }
    }

    /** Said here, by a refusal: whoever repeats what failed in the database repeats no refusal. */
    private Optional<Exception> refusal(Exception failed) {
        Optional<Trouble> trouble = Trouble.in(failed).filter(Trouble::lasts);
        trouble.ifPresent(troubles::saw);
        return trouble.map(lasting -> Refusal.unavailable(lasting.words(), failed));
    }

    private static Object passing(Turnstile turnstile, InvocationContext call) throws Exception {
        turnstile.enter();
        try {
            return call.proceed();
        } finally {
            turnstile.leave();
        }
    }

    private static boolean isReading(Method method) {
        return method.isAnnotationPresent(Reading.class)
                || method.getDeclaringClass().isAnnotationPresent(Reading.class);
    }
}
