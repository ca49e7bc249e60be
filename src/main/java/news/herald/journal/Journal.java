package news.herald.journal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import news.herald.database.Database;
import news.herald.database.Durability;
import news.herald.database.DurableCommit;
import news.herald.database.Transaction;
import news.herald.live.Announcement.History;
import news.herald.live.TopicName;

/**
 * Reads the journal: its head, its epochs, and what it holds after a cursor. Reads outside of the caller's transaction.
 * Safe for use by many threads.
 */
@ApplicationScoped
public class Journal {

    @Resource(lookup = Database.NAME)
    private DataSource dataSource;

    /** For the container. */
    public Journal() {}

    /** Reads this database, outside of a container. */
    Journal(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The last id that was given; every event up to it is committed. */
    public EventId head() {
        return read(Journal::head);
    }

    /**
     * Sees to it that what the caller's transaction has read is durable once it has committed.
     *
     * @throws JournalException when there is no transaction
     */
    public void makeDurableAtCommit() {
        read(connection -> {
            if (DurableCommit.commitsByItself(connection)) {
                throw new SQLException("no connection is part of the transaction");
            }
            Durability.atCommit(connection);
            return null;
        });
    }

    public Epochs epochs() {
        return read(Journal::epochs);
    }

    /**
     * What every topic holds after {@code after}.
     *
     * @param most entries at most
     * @param mostChars characters of data at most, but at least one entry
     */
    public JournalPage after(long after, int most, long mostChars) {
        return read(connection -> {
            EventId head = head(connection);
            return page(connection, Choice.everything(head), after, head, most, mostChars);
        });
    }

    /**
     * The same, once it is durable: what readers are told of must not be gone after a crash, and its ids given to
     * something else. Read and made durable on one connection, which does not survive a crash of the database: else a page
     * could be read before one and found durable after it.
     */
    TailPage durableAfter(long after, int most, long mostChars) {
        return read(pooled -> Transaction.of(pooled, connection -> {
            TailPage read = tailPage(connection, after, most, mostChars);
            if (read.page().head().seq() > after) {
                Durability.await(connection);
            }
            return read;
        }));
    }

    private static TailPage tailPage(Connection connection, long after, int most, long mostChars) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT h.epoch, h.id, j.epoch, j.item, j.created FROM journal_head h"
                        + " LEFT JOIN journal j ON j.id = ? WHERE h.one = 1")) {
            select.setLong(1, after);
            try (ResultSet row = select.executeQuery()) {
                EventId head = head(row);
                Optional<Trace> before = row.getString(3) == null
                        ? Optional.empty()
                        : Optional.of(new Trace(row.getString(3), row.getString(4), instant(row, 5)));
                return new TailPage(before, page(connection, Choice.everything(head), after, head, most, mostChars));
            }
        }
    }

    /**
     * What these topics hold after {@code after} for whoever is behind, or empty when some of it has been purged. An entry
     * for which a later one stands is left out, wherever the page ends: the later one comes with this page or a next.
     *
     * @param topics all topics when empty
     * @param upTo how far the node's tail has come; what is beyond may not be durable yet
     */
    public Optional<JournalPage> after(Set<TopicName> topics, long after, EventId upTo, int most, long mostChars) {
        return read(connection -> {
            JournalPage page = page(connection, new Choice(topics, true, upTo.seq()), after, upTo, most, mostChars);
            // After the page: what is purged while we read must count as purged.
            return floor(connection, topics) > after ? Optional.empty() : Optional.of(page);
        });
    }

    static EventId head(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT epoch, id FROM journal_head WHERE one = 1");
                ResultSet row = select.executeQuery()) {
            return head(row);
        }
    }

    private static EventId head(ResultSet row) throws SQLException {
        if (!row.next()) {
            throw new SQLException("journal_head has no row");
        }
        return new EventId(row.getString(1), row.getLong(2));
    }

    static Epochs epochs(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT epoch, first FROM journal_epoch ORDER BY number");
                ResultSet rows = select.executeQuery()) {
            LinkedHashMap<String, Long> firsts = new LinkedHashMap<>();
            while (rows.next()) {
                firsts.put(rows.getString(1), rows.getLong(2));
            }
            return new Epochs(firsts);
        }
    }

    /** @param head read before the rows: what commits in between is then read twice at worst, and never passed over */
    private static JournalPage page(
            Connection connection, Choice choice, long after, EventId head, int most, long mostChars)
            throws SQLException {
        if (head.seq() <= after) {
            return new JournalPage(List.of(), head.seq(), head);
        }
        Extent extent = extent(connection, choice, after, most, mostChars);
        List<JournalEntry> entries =
                extent.last() == after ? List.of() : rows(connection, choice, after, extent.last());
        // What comes after the last entry is of other topics, unless the page is full.
        return new JournalPage(entries, extent.full() ? extent.last() : head.seq(), head);
    }

    /**
     * Which entries a page is made of.
     *
     * @param topics all topics when empty
     * @param latest whether those for which a later one stands are left out
     * @param upTo where the node's tail is: what is beyond may be lost with the machine, and stands for nothing
     */
    private record Choice(Set<TopicName> topics, boolean latest, long upTo) {

        private static final String LATEST = " AND NOT (j.conflates AND EXISTS (SELECT 1 FROM journal later"
                + " WHERE later.item = j.item AND later.id > j.id AND later.id <= ? AND later.conflates"
                + " AND later.topic = j.topic))";

        static Choice everything(EventId head) {
            return new Choice(Set.of(), false, head.seq());
        }

        String sql() {
            return in(topics) + (latest ? LATEST : "");
        }

        /** @return the number of the parameter that follows */
        int bind(PreparedStatement statement, int first) throws SQLException {
            Journal.bind(statement, first, topics);
            int next = first + topics.size();
            if (latest) {
                statement.setLong(next++, upTo);
            }
            return next;
        }
    }

    /**
     * How far a page may go.
     *
     * @param last the id of its last entry, or where it begins if it has none
     * @param full whether there may be more than goes in it
     */
    private record Extent(long last, boolean full) {}

    /** Found without reading the data: an entry can be a million times another's size. */
    private static Extent extent(Connection connection, Choice choice, long after, int most, long mostChars)
            throws SQLException {
        String sql = "SELECT id, size FROM journal j WHERE id > ? AND id <= ?" + choice.sql()
                + " ORDER BY id FETCH FIRST " + most + " ROWS ONLY";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, after);
            select.setLong(2, choice.upTo());
            choice.bind(select, 3);
            try (ResultSet rows = select.executeQuery()) {
                long last = after;
                long chars = 0;
                int count = 0;
                while (rows.next()) {
                    chars += rows.getLong(2);
                    if (count > 0 && chars > mostChars) {
                        return new Extent(last, true);
                    }
                    last = rows.getLong(1);
                    count++;
                }
                return new Extent(last, count == most);
            }
        }
    }

    private static List<JournalEntry> rows(Connection connection, Choice choice, long after, long last)
            throws SQLException {
        String sql =
                "SELECT epoch, id, topic, event, item, erases, conflates, data, created FROM journal j WHERE id > ?"
                        + choice.sql() + " AND id <= ? ORDER BY id";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, after);
            select.setLong(choice.bind(select, 2), last);
            List<JournalEntry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(new JournalEntry(
                            new EventId(row.getString(1), row.getLong(2)),
                            new TopicName(row.getString(3)),
                            row.getString(4),
                            row.getString(5),
                            history(row.getBoolean(6), row.getBoolean(7)),
                            row.getString(8),
                            instant(row, 9)));
                }
            }
            return entries;
        }
    }

    private static History history(boolean erases, boolean conflates) {
        return erases ? History.ERASE : conflates ? History.CONFLATE : History.KEEP;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static long floor(Connection connection, Set<TopicName> topics) throws SQLException {
        String sql = "SELECT MAX(id) FROM journal_floor WHERE 1 = 1" + in(topics);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            bind(select, 1, topics);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static String in(Set<TopicName> topics) {
        return topics.isEmpty()
                ? ""
                : " AND topic IN (" + String.join(", ", Collections.nCopies(topics.size(), "?")) + ")";
    }

    private static void bind(PreparedStatement statement, int first, Set<TopicName> topics) throws SQLException {
        int index = first;
        for (TopicName topic : topics) {
            statement.setString(index++, topic.value());
        }
    }

    private <T> T read(Read<T> read) {
        try (Connection connection = dataSource.getConnection()) {
            return read.from(connection);
        } catch (SQLException failed) {
            throw new JournalException("the journal cannot be read", failed);
        }
    }

    private interface Read<T> {
        T from(Connection connection) throws SQLException;
    }
}
