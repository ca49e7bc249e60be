package news.herald.editing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import news.herald.database.DatabaseClock;
import news.herald.problem.Refusal;

/** What requests with an {@code Idempotency-Key} made, so that a repeated one makes nothing else. Thread-safe. */
@ApplicationScoped
@Transactional
public class Receipts {

    /** A sender that was cut off tries again within a day; twice that is kept. */
    private static final Duration KEPT = Duration.ofHours(48);

    private static final int CLEARED_AT_ONCE = 1_000;

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Inject
    private DatabaseClock clock;

    /**
     * The id of what the same request made before.
     *
     * @throws Refusal 422 when the key stands for another request
     */
    public Optional<String> find(ReceiptKey key) {
        return Optional.ofNullable(entities.find(Receipt.class, key.id())).map(receipt -> receipt.madeBy(key));
    }

    /**
     * In the caller's transaction, which fails when another one keeps the same key: {@link Contention} settles that.
     *
     * @param made id of what the request makes
     */
    public void keep(ReceiptKey key, String made) {
        entities.persist(new Receipt(key, made, clock.now()));
    }

    /**
     * Removes some of those that are old: on H2 nobody else writes meanwhile.
     *
     * @return whether there may be more
     */
    public boolean clearOld() {
        List<String> old = entities.createQuery("SELECT r.id FROM Receipt r WHERE r.created < :before", String.class)
                .setParameter("before", clock.now().minus(KEPT).atOffset(ZoneOffset.UTC))
                .setMaxResults(CLEARED_AT_ONCE)
                .getResultList();
        if (!old.isEmpty()) {
            entities.createQuery("DELETE FROM Receipt r WHERE r.id IN :old")
                    .setParameter("old", old)
                    .executeUpdate();
        }
        return old.size() == CLEARED_AT_ONCE;
    }
}
