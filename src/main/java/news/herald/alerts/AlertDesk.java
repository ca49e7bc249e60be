package news.herald.alerts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import news.herald.audit.Action;
import news.herald.audit.Audit;
import news.herald.database.DatabaseClock;
import news.herald.editing.Precondition;
import news.herald.editing.ReceiptKey;
import news.herald.editing.Receipts;
import news.herald.problem.Refusal;
import news.herald.topics.Topic;
import news.herald.topics.Topic.Kind;

/**
 * What editors do with alerts, each verb in one transaction. The alert's row is locked before it is looked at, so that of
 * two verbs at once the second sees what the first did. Thread-safe.
 */
@ApplicationScoped
@Transactional
public class AlertDesk {

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Receipts receipts;

    @Inject
    private Audit audit;

    /** @param replayed whether the same request made the alert before */
    public record Published(Alert alert, boolean replayed) {}

    /** @throws Refusal 409 when the topic takes no alerts, 422 for a used Idempotency-Key, 400 when it expired already */
    public Published publish(Topic topic, Wording wording, Optional<ReceiptKey> receipt, String author) {
        if (topic.kind() != Kind.ALERTS) {
            throw Refusal.conflict(
                    "The topic " + topic.name() + " takes " + topic.kind().word() + ", not alerts.");
        }
        return receipt.flatMap(receipts::find)
                .map(id -> new Published(entities.find(Alert.class, id), true))
                .orElseGet(() -> new Published(add(new Alert(topic.name(), wording, author, now()), receipt), false));
    }

    private Alert add(Alert alert, Optional<ReceiptKey> receipt) {
        entities.persist(alert);
        receipt.ifPresent(key -> receipts.keep(key, alert.id()));
        entities.flush();
        audit.done(Action.ALERT, alert.address());
        return alert;
    }

    /** @throws Refusal 412 when it is at another version, 409 when it was killed, 400 when it expired already */
    public Alert correct(String id, Precondition precondition, Wording wording, String author) {
        Alert alert = locked(id, precondition);
        alert.correct(wording, author, now());
        entities.flush();
        audit.done(Action.ALERT_CORRECT, alert.address(), "version " + alert.version());
        return alert;
    }

    /**
     * A second kill finds nothing to do.
     *
     * @throws Refusal 412 when it is at another version
     */
    public Alert kill(String id, Precondition precondition, String author) {
        Alert alert = locked(id, precondition);
        if (!alert.isKilled()) {
            alert.kill(author, now());
            entities.flush();
            audit.done(Action.ALERT_KILL, alert.address());
        }
        return alert;
    }

    /**
     * Takes out the alerts that somebody was the last to write, and long ago. Readers who may have them are told that they
     * were killed.
     */
    public void removeOld(String author, Instant before) {
        List<Alert> old = entities.createQuery(
                        "SELECT a FROM Alert a WHERE a.author = :author AND a.changed < :before", Alert.class)
                .setParameter("author", author)
                .setParameter("before", before.atOffset(ZoneOffset.UTC))
                .getResultList();
        old.forEach(entities::remove);
        entities.flush();
    }

    private Alert locked(String id, Precondition precondition) {
        Alert alert = entities.find(Alert.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (alert == null) {
            throw Alerts.unknown();
        }
        precondition.check(alert.version());
        return alert;
    }

    /** As exact as both databases keep it. */
    private Instant now() {
        return clock.now().truncatedTo(ChronoUnit.MICROS);
    }
}
