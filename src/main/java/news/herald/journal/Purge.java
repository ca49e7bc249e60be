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
 * Takes out of the journal what is older than its retention, in small transactions, and remembers for each topic how far,
 * so that a cursor before it is told so. Any number of nodes may purge at once. Safe for use by many threads.
 */
@ApplicationScoped
public class Purge {

    private static final int STEP = 1_000;

    private final Turn turn;

    @Resource(lookup = Database.NAME)
    private DataSource dataSource;

    /** For the container's proxy. */
    protected Purge() {
        this(null);
    }

    @Inject
    public Purge(Turn turn) {
        this.turn = turn;
    }

    /** Purges this database, outside of a container. */
    Purge(DataSource dataSource, Turn turn) {
        this.dataSource = dataSource;
        this.turn = turn;
    }

    /** The topics of which the journal holds something. */
    public List<TopicName> topics() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT DISTINCT topic FROM journal");
                ResultSet rows = select.executeQuery()) {
            List<TopicName> topics = new ArrayList<>();
            while (rows.next()) {
                topics.add(new TopicName(rows.getString(1)));
            }
            return topics;
        } catch (SQLException failed) {
            throw new JournalException("the journal's topics cannot be read", failed);
        }
    }

    /**
     * Purges one topic.
     *
     * @param before events made before are purged
     * @param keep events kept at most
     * @return how many were purged
     */
    public int purge(TopicName topic, Instant before, long keep) {
        try (Connection connection = dataSource.getConnection()) {
            long floor = Math.max(lastMadeBefore(connection, topic, before), lastBeyond(connection, topic, keep));
            int purged = 0;
            int step = floor == 0 ? 0 : step(connection, topic, floor);
            while (step > 0) {
                purged += step;
                step = step(connection, topic, floor);
            }
            return purged;
        } catch (SQLException failed) {
            throw new JournalException("the journal cannot be purged", failed);
        }
    }

    private static long lastMadeBefore(Connection connection, TopicName topic, Instant before) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT MAX(id) FROM journal WHERE topic = ? AND created < ?")) {
            select.setString(1, topic.value());
            select.setObject(2, before.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
            return number(select);
        }
    }

    private static long lastBeyond(Connection connection, TopicName topic, long keep) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id FROM journal WHERE topic = ? ORDER BY id DESC OFFSET ? ROWS FETCH FIRST 1 ROWS ONLY")) {
            select.setString(1, topic.value());
            select.setLong(2, keep);
            return number(select);
        }
    }

    private int step(Connection connection, TopicName topic, long floor) throws SQLException {
        turn.take();
        try {
            return Transaction.of(connection, step -> {
                lockHead(step);
                long last = lastOfStep(step, topic, floor);
                return last == 0 ? 0 : delete(step, topic, last);
            });
        } finally {
            // Whatever the connection does: a turn that is kept would stop every commit of this node.
            turn.give();
        }
    }

    /** First of all, as a commit that erases holds it: so the two never wait for each other. */
    static void lockHead(Connection connection) throws SQLException {
        update(connection, "UPDATE journal_head SET id = id WHERE one = 1");
    }

    private static long lastOfStep(Connection connection, TopicName topic, long floor) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT MAX(id) FROM (SELECT id FROM journal"
                + " WHERE topic = ? AND id <= ? ORDER BY id FETCH FIRST " + STEP + " ROWS ONLY) step")) {
            select.setString(1, topic.value());
            select.setLong(2, floor);
            return number(select);
        }
    }

    private static int delete(Connection connection, TopicName topic, long last) throws SQLException {
        int known = update(connection, "UPDATE journal_floor SET id = ? WHERE topic = ?", last, topic.value());
        if (known == 0) {
            update(connection, "INSERT INTO journal_floor (id, topic) VALUES (?, ?)", last, topic.value());
        }
        return update(connection, "DELETE FROM journal WHERE id <= ? AND topic = ?", last, topic.value());
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        }
    }

    private static long number(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
