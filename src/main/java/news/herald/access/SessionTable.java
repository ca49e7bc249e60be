package news.herald.access;

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
import news.herald.audit.Actor;
import news.herald.audit.Audit;
import news.herald.database.Fresh;

/** The sessions in the database, by the digests of their secrets. Safe for use by many threads. */
@ApplicationScoped
class SessionTable {

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Inject
    private Audit audit;

    /** Reads without a transaction, so that what is found is detached and up to date. */
    Optional<Session> find(String digest) {
        return Optional.ofNullable(entities.find(Session.class, digest, Fresh.READ));
    }

    /** Takes the place of another one: a secret from before the password was given is worth nothing after it. */
    @Transactional
    void open(Session session, Optional<String> instead, Actor actor) {
        instead.ifPresent(this::remove);
        entities.persist(session);
        audit.done(actor, Action.SIGN_IN, "/api/session");
    }

    @Transactional
    void end(String digest) {
        remove(digest);
        audit.done(Action.SIGN_OUT, "/api/session");
    }

    private void remove(String digest) {
        entities.createQuery("delete from Session s where s.digest = :digest")
                .setParameter("digest", digest)
                .executeUpdate();
    }

    @Transactional
    void endAllOf(String account) {
        entities.createQuery("delete from Session s where s.account = :account")
                .setParameter("account", account)
                .executeUpdate();
    }

    /** The last used first. */
    List<Session> of(String account, int most) {
        TypedQuery<Session> query = entities.createQuery(
                        "select s from Session s where s.account = :account order by s.used desc", Session.class)
                .setParameter("account", account)
                .setMaxResults(most);
        Fresh.READ.forEach(query::setHint);
        return query.getResultList();
    }

    /** @return whether there was one */
    @Transactional
    boolean endOne(String account, String id) {
        int ended = entities.createQuery("delete from Session s where s.account = :account and s.digest like :start")
                .setParameter("account", account)
                .setParameter("start", id + "%")
                .executeUpdate();
        if (ended > 0) {
            audit.done(Action.SIGN_OUT, SessionsResource.ADDRESS + "/" + id);
        }
        return ended > 0;
    }

    /** @param but the digest of the one that goes on, if any does */
    @Transactional
    void endOthers(String account, Optional<String> but) {
        entities.createQuery("delete from Session s where s.account = :account and s.digest <> :but")
                .setParameter("account", account)
                .setParameter("but", but.orElse(""))
                .executeUpdate();
        audit.done(Action.SIGN_OUT, SessionsResource.ADDRESS);
    }

    /** By a statement of its own: two nodes that note it at once are not in each other's way. */
    @Transactional
    void use(String digest, Instant now) {
        entities.createQuery("update Session s set s.used = :now where s.digest = :digest")
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("digest", digest)
                .executeUpdate();
    }

    /** Those that nobody used since, or that began before. */
    @Transactional
    void purge(Instant usedBefore, Instant openedBefore) {
        entities.createQuery("delete from Session s where s.used < :used or s.opened < :opened")
                .setParameter("used", usedBefore.atOffset(ZoneOffset.UTC))
                .setParameter("opened", openedBefore.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}
