package news.herald.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import news.herald.database.DatabaseClock;
import news.herald.database.OldRows;
import news.herald.editing.Identifiers;
import news.herald.outage.Reading;

/** Writes down who did what, and reads it back. Safe for use by many threads. */
@ApplicationScoped
public class Audit {

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Inject
    private DatabaseClock clock;

    /** In the transaction that does it. */
    @Transactional(TxType.MANDATORY)
    public void done(Action action, String subject) {
        write(Actor.current(), action, subject, null);
    }

    /** In the transaction that does it. @param detail a few words */
    @Transactional(TxType.MANDATORY)
    public void done(Action action, String subject, String detail) {
        write(Actor.current(), action, subject, detail);
    }

    /** In the transaction that does it, by somebody who was not known when the request came. */
    @Transactional(TxType.MANDATORY)
    public void done(Actor actor, Action action, String subject) {
        write(actor, action, subject, null);
    }

    /** At once: what is left to the commit may be written after the journal's head is locked, for which others wait. */
    private void write(Actor actor, Action action, String subject, String detail) {
        entities.persist(new AuditEntry(clock.now(), actor, action, subject, detail));
        entities.flush();
    }

    /** What had no transaction. */
    @Transactional(TxType.REQUIRES_NEW)
    public void alone(Actor actor, Action action, String subject, String detail) {
        write(actor, action, subject, detail);
    }

    /**
     * Oldest first.
     *
     * @param after the last one of the page before; of the same time, only those with a larger id follow
     */
    @Transactional
    @Reading
    List<AuditEntry> page(Instant after, String afterId, Instant to, int most) {
        return entities.createQuery(
                        "SELECT a FROM AuditEntry a WHERE a.happened < :to AND (a.happened > :after OR (a.happened = :after AND a.id > :id))"
                                + " ORDER BY a.happened, a.id",
                        AuditEntry.class)
                .setParameter("to", to.atOffset(ZoneOffset.UTC))
                .setParameter("after", after.atOffset(ZoneOffset.UTC))
                .setParameter("id", afterId)
                .setMaxResults(most)
                .getResultList();
    }

    /** Newest first. */
    @Transactional
    @Reading
    List<AuditEntry> latest(int most) {
        return entities.createQuery("SELECT a FROM AuditEntry a ORDER BY a.happened DESC, a.id DESC", AuditEntry.class)
                .setMaxResults(most)
                .getResultList();
    }

    /** Newest first, those before this one. */
    @Transactional
    @Reading
    List<AuditEntry> latest(AuditEntry before, int most) {
        return entities.createQuery(
                        "SELECT a FROM AuditEntry a WHERE a.happened < :at OR (a.happened = :at AND a.id < :id)"
                                + " ORDER BY a.happened DESC, a.id DESC",
                        AuditEntry.class)
                .setParameter("at", before.at().atOffset(ZoneOffset.UTC))
                .setParameter("id", before.id())
                .setMaxResults(most)
                .getResultList();
    }

    @Transactional
    @Reading
    Optional<AuditEntry> find(String id) {
        return Identifiers.isItem(id) ? Optional.ofNullable(entities.find(AuditEntry.class, id)) : Optional.empty();
    }

    /** @return whether there may be more that are older */
    @Transactional
    boolean purge(Instant before) {
        return OldRows.removeSome(entities, "AuditEntry", "happened", before);
    }
}
