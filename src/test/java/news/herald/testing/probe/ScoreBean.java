package news.herald.testing.probe;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

/** Writes from a plain CDI bean. Safe for use by many threads: the entity manager is the transaction's. */
@ApplicationScoped
public class ScoreBean {

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    @Transactional
    public void write(ScoreWrite write) {
        write.writeWith(entities, transaction);
    }

    /** A change of a managed entity, which only the commit's own flush writes. */
    @Transactional
    public void reach(String item, long points) {
        entities.find(Score.class, item).reach(points);
    }

    @Transactional
    public void remove(String item) {
        entities.remove(entities.find(Score.class, item));
    }
}
