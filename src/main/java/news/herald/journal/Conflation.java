package news.herald.journal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import news.herald.database.Database;
import news.herald.database.Transaction;
import news.herald.live.TopicName;

/**
 * Takes out of the journal what later entries stand for, so that a feed of prices is kept as long as any other topic and
 * takes little more room than its rows and those that were removed. No cursor is void by it. Any number of nodes may do it
 * at once. Safe for use by many threads.
 */
@ApplicationScoped
public class Conflation {

    private static final int STEP = 1_000;

    private final Turn turn;

    @Resource(lookup = Database.NAME)
    private DataSource dataSource;

    /** For the container's proxy. */
    protected Conflation() {
        this(null);
    }

    @Inject
    public Conflation(Turn turn) {
        this.turn = turn;
    }

    /** Works in this database, outside of a container. */
    Conflation(DataSource dataSource, Turn turn) {
        this.dataSource = dataSource;
        this.turn = turn;
    }

    /**
     * Conflates one topic.
     *
     * @param before what is newer stays, because who keeps up is given each
     * @return how many were taken out
     */
    public int conflate(TopicName topic, Instant before) {
        try (Connection connection = dataSource.getConnection()) {
            int all = 0;
            // A topic whose last entry stands for nothing has hardly any; to look through a million of news for it
            // would cost.
            if (lastConflates(connection, topic)) {
                List<Long> step = superseded(connection, topic, before, 0);
                while (!step.isEmpty()) {
                    delete(connection, step);
                    all += step.size();
                    step = superseded(connection, topic, before, step.get(step.size() - 1));
                }
            }
            return all;
        } catch (SQLException failed) {
            throw new JournalException("the journal cannot be conflated", failed);
        }
    }

    private static boolean lastConflates(Connection connection, TopicName topic) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT conflates FROM journal WHERE topic = ? ORDER BY id DESC FETCH FIRST 1 ROWS ONLY")) {
            select.setString(1, topic.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Found before anybody is kept waiting: what is superseded stays so. */
    private static List<Long> superseded(Connection connection, TopicName topic, Instant before, long after)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT j.id FROM journal j WHERE j.topic = ? AND j.created < ? AND j.id > ? AND j.conflates"
                        + " AND EXISTS (SELECT 1 FROM journal later WHERE later.item = j.item AND later.id > j.id"
                        + " AND later.conflates AND later.topic = j.topic)"
                        + " ORDER BY j.id FETCH FIRST " + STEP + " ROWS ONLY")) {
            select.setString(1, topic.value());
            select.setObject(2, before.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
            select.setLong(3, after);
            List<Long> ids = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                }
            }
            return ids;
        }
    }

    private void delete(Connection connection, List<Long> ids) throws SQLException {
        turn.take();
        try {
            Transaction.of(connection, step -> {
                Purge.lockHead(step);
                try (PreparedStatement delete = step.prepareStatement("DELETE FROM journal WHERE id = ?")) {
                    for (long id : ids) {
                        delete.setLong(1, id);
                        delete.addBatch();
                    }
                    delete.executeBatch();
                }
                return null;
            });
        } finally {
            // Whatever the connection does: a turn that is kept would stop every commit of this node.
            turn.give();
        }
    }
}
