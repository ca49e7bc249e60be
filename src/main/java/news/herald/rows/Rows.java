package news.herald.rows;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.herald.database.DatabaseClock;
import news.herald.live.TopicName;
import news.herald.outage.Reading;
import news.herald.problem.Refusal;

/** What editors do with rows, each request in one transaction. Thread-safe. */
@ApplicationScoped
@Transactional
public class Rows {

    /** What putting a row did. */
    enum Outcome {
        NEW,
        CHANGED,
        /** It said the same before: nothing was written, and readers are told nothing. */
        UNCHANGED
    }

    /** A row as it is now. */
    record Put(Row row, Outcome outcome) {}

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Inject
    private DatabaseClock clock;

    /** @param topic of the kind {@code rows} */
    public Put put(TopicName topic, Submission submission) {
        return putAll(topic, List.of(submission)).get(0);
    }

    /**
     * All or none.
     *
     * @param batch each key once
     * @throws Refusal 409 when the table is full
     */
    public List<Put> putAll(TopicName topic, List<Submission> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        Sheet sheet = lockedSheet(topic);
        Map<String, Row> known = known(topic, batch);
        Instant now = now();
        List<Put> puts = new ArrayList<>();
        for (Submission submission : batch) {
            Row row = known.get(Row.id(topic, submission.key()));
            puts.add(row == null ? added(sheet, topic, submission, now) : changed(sheet, row, submission, now));
        }
        entities.flush();
        return puts;
    }

    private Put added(Sheet sheet, TopicName topic, Submission submission, Instant now) {
        Row row = new Row(topic, submission, sheet.firstVersion(), now);
        sheet.added(row);
        entities.persist(row);
        return new Put(row, Outcome.NEW);
    }

    private static Put changed(Sheet sheet, Row row, Submission submission, Instant now) {
        if (row.says(submission.fields())) {
            return new Put(row, Outcome.UNCHANGED);
        }
        int before = row.size();
        row.put(submission.fields(), now);
        sheet.changed(before, row);
        return new Put(row, Outcome.CHANGED);
    }

    /** @throws Refusal 404 when there is none */
    public void remove(TopicName topic, String key) {
        Sheet sheet = entities.find(Sheet.class, topic.value(), LockModeType.PESSIMISTIC_WRITE);
        if (sheet == null) {
            // Nothing was ever put; what is put this moment is not what was meant.
            throw unknown();
        }
        Row row = row(topic, key);
        sheet.removed(row);
        entities.remove(row);
        entities.flush();
    }

    /** @throws Refusal 404 when there is none */
    @Reading
    public Row row(TopicName topic, String key) {
        return find(topic, key).orElseThrow(Rows::unknown);
    }

    private Optional<Row> find(TopicName topic, String key) {
        return RowKey.isWellFormed(key)
                ? Optional.ofNullable(entities.find(Row.class, Row.id(topic, new RowKey(key))))
                : Optional.empty();
    }

    private Map<String, Row> known(TopicName topic, List<Submission> batch) {
        List<String> ids = batch.stream().map(row -> Row.id(topic, row.key())).toList();
        return entities.createQuery("SELECT r FROM SheetRow r WHERE r.id IN :ids", Row.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(Row::id, Function.identity()));
    }

    /** The first two writers of a topic may both make it: the later one fails, and finds it when it tries again. */
    private Sheet lockedSheet(TopicName topic) {
        Sheet known = entities.find(Sheet.class, topic.value(), LockModeType.PESSIMISTIC_WRITE);
        if (known != null) {
            return known;
        }
        Sheet made = new Sheet(topic);
        entities.persist(made);
        entities.flush();
        return made;
    }

    private static Refusal unknown() {
        return Refusal.notFound("There is no such row.");
    }

    /** As exact as both databases keep it, so that what is stored compares as what is in memory. */
    private Instant now() {
        return clock.now().truncatedTo(ChronoUnit.MICROS);
    }
}
