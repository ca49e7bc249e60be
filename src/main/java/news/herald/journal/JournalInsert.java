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

    private final Connection connection;
    private final boolean h2;

    JournalInsert(Connection connection) throws SQLException {
        this.connection = connection;
        this.h2 = connection.getMetaData().getURL().startsWith("jdbc:h2:");
    }

    /** @return the place of the first; the others follow it one by one */
    long append(List<Announcement> announcements) throws SQLException {
        EventId last = advance(announcements.size());
        long first = last.seq() - announcements.size() + 1;
        insert(announcements, first, last.epoch());
        erase(announcements, first);
        return first;
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
                "INSERT INTO journal (id, epoch, topic, event, item, erases, data, size, created)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            long id = first;
            for (Announcement announcement : announcements) {
                insert.setLong(1, id++);
                insert.setString(2, epoch);
                insert.setString(3, announcement.topic().value());
                insert.setString(4, announcement.event());
                insert.setString(5, announcement.item());
                insert.setBoolean(6, announcement.history() == Announcement.History.ERASE);
                insert.setString(7, announcement.data());
                insert.setInt(8, announcement.data().length());
                insert.setObject(9, now, Types.TIMESTAMP_WITH_TIMEZONE);
                insert.addBatch();
            }
            insert.executeBatch();
        }
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
