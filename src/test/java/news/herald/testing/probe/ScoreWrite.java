package news.herald.testing.probe;

import jakarta.persistence.EntityManager;
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
    private boolean rollback;

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
        if (rollback) {
            transaction.setRollbackOnly();
        }
    }

    boolean isRolledBack() {
        return rollback;
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
