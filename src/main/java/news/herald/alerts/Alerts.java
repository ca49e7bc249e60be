package news.herald.alerts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import news.herald.editing.Identifiers;
import news.herald.journal.Journal;
import news.herald.outage.Reading;
import news.herald.problem.Refusal;
import news.herald.topics.Caller;
import news.herald.topics.Paging;
import news.herald.topics.Sight;
import news.herald.topics.Snapshot;
import news.herald.topics.Topic;
import news.herald.topics.Topic.Kind;
import news.herald.topics.TopicContent;

/** The alerts that there are, one or a page at a time. Changes nothing. Thread-safe. */
@ApplicationScoped
@Transactional
@Reading
public class Alerts implements TopicContent {

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Inject
    private Journal journal;

    /** @throws Refusal 404 when there is none, or none that the caller may know of */
    public Alert alert(String id, Caller caller) {
        Sight sight = caller.sight();
        return Optional.of(id)
                .filter(Identifiers::isItem)
                .flatMap(known -> sight.give(entities.createQuery(
                                "SELECT a FROM Alert a WHERE a.id = :id AND " + sight.ofWhatIsIn("a.topic"),
                                Alert.class))
                        .setParameter("id", known)
                        .getResultStream()
                        .findFirst())
                .orElseThrow(Alerts::unknown);
    }

    private Optional<Alert> find(String id) {
        return Identifiers.isItem(id) ? Optional.ofNullable(entities.find(Alert.class, id)) : Optional.empty();
    }

    @Override
    public Kind kind() {
        return Kind.ALERTS;
    }

    @Override
    public Snapshot snapshot(Topic topic, Paging paging) {
        Optional<String> last = paging.before().map(before -> member(topic, before));
        var query = entities.createNativeQuery(AlertsSnapshot.statement(paging.limit() + 1, last.isPresent()))
                .setParameter(1, topic.name().value());
        last.ifPresent(id -> query.setParameter(2, id));
        List<?> rows = query.getResultList();
        return AlertsSnapshot.of(rows.stream().map(Object[].class::cast).toList(), paging);
    }

    @Override
    public Snapshot durableSnapshot(Topic topic, Paging paging) {
        Snapshot snapshot = snapshot(topic, paging);
        journal.makeDurableAtCommit();
        return snapshot;
    }

    /** One that was killed or expired since it ended a page still says where the next begins. */
    private String member(Topic topic, String before) {
        return find(before)
                .filter(alert -> alert.topic().equals(topic.name()))
                .map(Alert::id)
                .orElseThrow(Paging::unknownItem);
    }

    static Refusal unknown() {
        return Refusal.notFound("There is no such alert.");
    }
}
