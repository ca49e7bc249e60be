package news.herald.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
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

    private final Connection connection;

    JournalInsert(Connection connection) {
        this.connection = connection;
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
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE journal_head SET id = id + ? WHERE one = 1")) {
            update.setInt(1, count);
            if (update.executeUpdate() != 1) {
                throw new SQLException("journal_head has no row");
            }
        }
        return Journal.head(connection);
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
