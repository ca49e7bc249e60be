package news.herald.testing.probe;

import jakarta.persistence.EntityManager;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One transaction as a test words it, in the query of its request. */
public class ScoreWrite {

    @QueryParam("topic")
    private String topic;

    /** The items are named prefix-0, prefix-1 and so on. */
    @QueryParam("prefix")
    private String prefix;

    @QueryParam("count")
    @DefaultValue("1")
    private int count;

    /** Milliseconds that the transaction stays open after its first write. */
    @QueryParam("hold")
    @DefaultValue("0")
    private long hold;

    @QueryParam("flush")
    private boolean flush;

    @QueryParam("rollback")
    @DefaultValue("NEVER")
    private Rollback rollback;

    /** When the transaction turns out to fail. */
    public enum Rollback {
        NEVER,
        /** Before the commit begins. */
        EARLY,
        /** When all synchronizations have run and everything is written, as a resource that cannot prepare would. */
        LATE
    }

    /** To be called in a transaction of the caller's. */
    void writeWith(EntityManager entities, TransactionSynchronizationRegistry transaction) {
        for (int number = 0; number < count; number++) {
            entities.persist(new Score(prefix + "-" + number, topic));
            if (flush) {
                entities.flush();
            }
            if (number == 0) {
                holdOpen();
            }
        }
        if (rollback == Rollback.EARLY) {
            transaction.setRollbackOnly();
        } else if (rollback == Rollback.LATE) {
            transaction.registerInterposedSynchronization(new LateRefusal(transaction));
        }
    }

    /** Registered last, so that it refuses after all others have written. */
    private record LateRefusal(TransactionSynchronizationRegistry transaction) implements Synchronization {

        @Override
        public void beforeCompletion() {
            transaction.setRollbackOnly();
        }

        @Override
        public void afterCompletion(int status) {}
    }

    boolean isRolledBack() {
        return rollback != Rollback.NEVER;
    }

    String prefix() {
        return prefix;
    }

    /** The editor who thinks in the middle of a transaction: a latch that nobody opens. */
    void holdOpen() {
        try {
            new CountDownLatch(1).await(hold, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
