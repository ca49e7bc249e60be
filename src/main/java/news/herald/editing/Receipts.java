package news.herald.editing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import news.herald.database.DatabaseClock;
import news.herald.database.OldRows;
import news.herald.problem.Refusal;

/** What requests with an {@code Idempotency-Key} made, so that a repeated one makes nothing else. Thread-safe. */
@ApplicationScoped
@Transactional
public class Receipts {

    /** A sender that was cut off tries again within a day; twice that is kept. */
    private static final Duration KEPT = Duration.ofHours(48);

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

    /** @return whether there may be more that are old */
    public boolean clearOld() {
        return OldRows.removeSome(entities, "Receipt", "created", clock.now().minus(KEPT));
    }
}
