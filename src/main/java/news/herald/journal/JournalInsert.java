package news.herald.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import news.herald.live.Announcement;

/**
 * Appends to the journal within the transaction of the connection. The update of the head row takes the lock that is
 * the order: ids are given in the order of commits, and those of a transaction that rolls back are given again. Used by
 * one thread.
 */
final class JournalInsert {

    private static final String UPDATE = "UPDATE journal_head SET id = id + ? WHERE one = 1";

    private static final String ADVANCE_H2 = "SELECT epoch, id FROM FINAL TABLE (" + UPDATE + ")";

    /** The commit does not wait for the disk, so that it is short; who has committed waits, together with others. */
    private static final String ADVANCE_POSTGRESQL =
            UPDATE + " RETURNING epoch, id, set_config('synchronous_commit', 'off', true)";

    /** Not the node's: how long an entry is kept must not hang on whose clock is wrong. Nor that of the first statement. */
    private static final String NOW_POSTGRESQL = "clock_timestamp()";

    private static final String COLUMNS =
            "INSERT INTO journal (id, epoch, topic, event, item, erases, conflates, data, size, created)";

    /** Both at once, because an exchange with the database while the head row is locked is time for all who publish. */
    private static final String APPEND_POSTGRESQL = "WITH head AS (" + ADVANCE_POSTGRESQL + ") " + COLUMNS
            + " SELECT head.id, head.epoch, ?, ?, ?, ?, ?, ?, ?, " + NOW_POSTGRESQL + " FROM head RETURNING id";

    private final Connection connection;
    private final boolean h2;

    JournalInsert(Connection connection) throws SQLException {
        this.connection = connection;
        this.h2 = connection.getMetaData().getURL().startsWith("jdbc:h2:");
    }

    /** @return the place of the first; the others follow it one by one */
    long append(List<Announcement> announcements) throws SQLException {
        long first = announcements.size() == 1 && !h2 ? appendAtOnce(announcements.get(0)) : appendAll(announcements);
        erase(announcements, first);
        return first;
    }

    private long appendAll(List<Announcement> announcements) throws SQLException {
        EventId last = advance(announcements.size());
        long first = last.seq() - announcements.size() + 1;
        insert(announcements, first, last.epoch());
        return first;
    }

    private long appendAtOnce(Announcement announcement) throws SQLException {
        try (PreparedStatement append = connection.prepareStatement(APPEND_POSTGRESQL)) {
            append.setInt(1, 1);
            bind(append, 2, announcement);
            try (ResultSet row = append.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("journal_head has no row");
                }
                return row.getLong(1);
            }
        }
    }

    private EventId advance(int count) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(h2 ? ADVANCE_H2 : ADVANCE_POSTGRESQL)) {
            update.setInt(1, count);
            try (ResultSet head = update.executeQuery()) {
                if (!head.next()) {
                    throw new SQLException("journal_head has no row");
                }
                return new EventId(head.getString(1), head.getLong(2));
            }
        }
    }

    private void insert(List<Announcement> announcements, long first, String epoch) throws SQLException {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        try (PreparedStatement insert = connection.prepareStatement(
                COLUMNS + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, " + (h2 ? "?" : NOW_POSTGRESQL) + ")")) {
            long id = first;
            for (Announcement announcement : announcements) {
                insert.setLong(1, id++);
                insert.setString(2, epoch);
                bind(insert, 3, announcement);
                if (h2) {
                    insert.setObject(10, now, Types.TIMESTAMP_WITH_TIMEZONE);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, int first, Announcement announcement) throws SQLException {
        insert.setString(first, announcement.topic().value());
        insert.setString(first + 1, announcement.event());
        insert.setString(first + 2, announcement.item());
        insert.setBoolean(first + 3, announcement.history() == Announcement.History.ERASE);
        insert.setBoolean(first + 4, announcement.history() == Announcement.History.CONFLATE);
        insert.setString(first + 5, announcement.data());
        insert.setInt(first + 6, announcement.data().length());
    }

    private void erase(List<Announcement> announcements, long first) throws SQLException {
        long id = first;
        for (Announcement announcement : announcements) {
            if (announcement.history() == Announcement.History.ERASE) {
                try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM journal WHERE item = ? AND id < ?")) {
                    delete.setString(1, announcement.item());
                    delete.setLong(2, id);
                    delete.executeUpdate();
                }
            }
            id++;
        }
    }
}
