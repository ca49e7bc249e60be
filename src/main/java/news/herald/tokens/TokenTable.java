package news.herald.tokens;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import news.herald.audit.Action;
import news.herald.audit.Audit;
import news.herald.database.Fresh;
import news.herald.editing.Identifiers;

/** The tokens in the database. Reads without a transaction, so that what is found is up to date. Safe for use by many threads. */
@ApplicationScoped
class TokenTable {

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Inject
    private Audit audit;

    Optional<ApiToken> find(String digest) {
        TypedQuery<ApiToken> query = entities.createQuery(
                        "SELECT t FROM ApiToken t WHERE t.digest = :digest", ApiToken.class)
                .setParameter("digest", digest);
        Fresh.READ.forEach(query::setHint);
        return query.getResultStream().findFirst();
    }

    Optional<ApiToken> byId(String id) {
        return Identifiers.isItem(id) ? Optional.ofNullable(entities.find(ApiToken.class, id)) : Optional.empty();
    }

    List<ApiToken> of(String account) {
        return entities.createQuery(
                        "SELECT t FROM ApiToken t WHERE t.account = :account ORDER BY t.created DESC, t.id",
                        ApiToken.class)
                .setParameter("account", account)
                .getResultList();
    }

    List<ApiToken> all() {
        return entities.createQuery("SELECT t FROM ApiToken t ORDER BY t.created DESC, t.id", ApiToken.class)
                .getResultList();
    }

    @Transactional
    void add(ApiToken token) {
        entities.persist(token);
        audit.done(Action.TOKEN_MAKE, "/api/tokens/" + token.id(), token.described());
    }

    @Transactional
    void remove(String id) {
        audit.done(Action.TOKEN_REVOKE, "/api/tokens/" + id);
        entities.createQuery("DELETE FROM ApiToken t WHERE t.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** By a statement of its own: two nodes that note it at once are not in each other's way. */
    @Transactional
    void use(String digest, Instant now) {
        entities.createQuery("UPDATE ApiToken t SET t.used = :now WHERE t.digest = :digest")
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("digest", digest)
                .executeUpdate();
    }

    /** Those that have ended. */
    @Transactional
    void purge(Instant now) {
        entities.createQuery("DELETE FROM ApiToken t WHERE t.ends < :now")
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}
