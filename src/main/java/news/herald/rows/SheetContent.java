package news.herald.rows;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import news.herald.journal.Journal;
import news.herald.outage.Reading;
import news.herald.problem.Refusal;
import news.herald.topics.Paging;
import news.herald.topics.Snapshot;
import news.herald.topics.Topic;
import news.herald.topics.Topic.Kind;
import news.herald.topics.TopicContent;

/** What a topic of rows holds: its whole table, whatever the page. Thread-safe. */
@ApplicationScoped
@Transactional
@Reading
public class SheetContent implements TopicContent {

    /** Same words for H2 and PostgreSQL. The time as a number, because each provider makes another type of it. */
    private static final String STATEMENT = "SELECT h.epoch AS head_epoch, h.id AS head_id, r.row_key AS row_key,"
            + " r.fields AS row_fields, r.version AS row_version,"
            + " CAST(EXTRACT(EPOCH FROM r.changed) * 1000000 AS BIGINT) AS row_changed"
            + " FROM topic t"
            + " LEFT JOIN journal_head h ON h.one = 1"
            + " LEFT JOIN sheet_row r ON r.topic = t.name"
            + " WHERE t.name = ?1";

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Inject
    private Journal journal;

    @Override
    public Kind kind() {
        return Kind.ROWS;
    }

    @Override
    public Snapshot snapshot(Topic topic, Paging paging) {
        List<?> untyped = entities.createNativeQuery(STATEMENT)
                .setParameter(1, topic.name().value())
                .getResultList();
        List<Object[]> found = untyped.stream().map(Object[].class::cast).toList();
        if (found.isEmpty()) {
            throw Refusal.notFound("There is no such topic.");
        }
        Object[] first = found.get(0);
        // In the order of the characters' numbers, which is not that of every database.
        String rows = found.stream()
                .filter(row -> row[2] != null)
                .sorted(Comparator.comparing(row -> (String) row[2]))
                .map(SheetContent::json)
                .collect(Collectors.joining(","));
        return new Snapshot(first[0] + "-" + first[1], "\"rows\":[" + rows + "]", Optional.empty());
    }

    @Override
    public Snapshot durableSnapshot(Topic topic, Paging paging) {
        Snapshot snapshot = snapshot(topic, paging);
        journal.makeDurableAtCommit();
        return snapshot;
    }

    private static String json(Object[] row) {
        Instant changed = Instant.EPOCH.plus(((Number) row[5]).longValue(), ChronoUnit.MICROS);
        return Row.json((String) row[2], (String) row[3], ((Number) row[4]).longValue(), changed);
    }
}
