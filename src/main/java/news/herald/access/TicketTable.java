package news.herald.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The tickets in the database, by the digests of their secrets. Safe for use by many threads. */
@ApplicationScoped
class TicketTable {

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Transactional
    void add(Ticket ticket) {
        entities.persist(ticket);
    }

    /** By reading alone: whoever comes with what is none begins no transaction that writes. */
    Optional<Ticket> find(String digest) {
        return Optional.ofNullable(entities.find(Ticket.class, digest));
    }

    /** Of those who come with the same one at once, at whichever nodes, one removes the row and has it. */
    @Transactional
    Optional<Ticket> take(String digest) {
        return find(digest)
                .filter(found -> entities.createQuery("DELETE FROM Ticket t WHERE t.digest = :digest")
                                .setParameter("digest", digest)
                                .executeUpdate()
                        == 1);
    }

    /** When those that nobody used yet expire, the next one first. */
    List<Instant> outstanding(String account, Instant now) {
        return entities.createQuery(
                        "SELECT t FROM Ticket t WHERE t.account = :account AND t.expires > :now ORDER BY t.expires",
                        Ticket.class)
                .setParameter("account", account)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .getResultStream()
                .map(Ticket::expires)
                .toList();
    }

    @Transactional
    void purge(Instant now) {
        entities.createQuery("DELETE FROM Ticket t WHERE t.expires <= :now")
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}
