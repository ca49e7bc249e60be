package news.herald.testing.probe;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Writes from an EJB, in the container's own transaction. Safe for use by many threads. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class ScoreSingleton {

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    public void write(ScoreWrite write) {
        write.writeWith(entities, transaction);
    }
}
