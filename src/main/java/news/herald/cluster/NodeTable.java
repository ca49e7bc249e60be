package news.herald.cluster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of the nodes, in a PostgreSQL. Each statement is a transaction of its own, and all times are the database's. Over
 * one connection, which it tells not to wait for the disk, so used by one thread.
 */
final class NodeTable {

    private static final String WRITE = "INSERT INTO node (id, seen, report) VALUES (?, CURRENT_TIMESTAMP, ?)"
            + " ON CONFLICT (id) DO UPDATE SET seen = excluded.seen, report = excluded.report";

    private static final String READ = "SELECT id, report, EXTRACT(EPOCH FROM CURRENT_TIMESTAMP - seen) FROM node"
            + " WHERE id <> ? AND seen " + within(Neighbours.LIVES);

    private static final String CLEAR = "DELETE FROM node WHERE seen NOT " + within(Duration.ofMinutes(1));

    private final Connection connection;

    /** @param connection of the caller's own, each statement a transaction */
    NodeTable(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement once = connection.createStatement()) {
            once.execute("SET synchronous_commit = off");
        }
    }

    /** Of the future too: the clock was set back, or another server with another clock took the database over. */
    private static String within(Duration span) {
        String interval = "INTERVAL '" + span.toSeconds() + " seconds'";
        return "BETWEEN CURRENT_TIMESTAMP - " + interval + " AND CURRENT_TIMESTAMP + " + interval;
    }

    void write(NodeId id, String report) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setString(1, id.value());
            write.setString(2, report);
            write.executeUpdate();
        }
    }

    /** The other nodes that count. A report that this version cannot read is passed over. */
    List<Sighting> others(NodeId id) throws SQLException {
        List<Sighting> others = new ArrayList<>();
        try (PreparedStatement read = connection.prepareStatement(READ)) {
            read.setString(1, id.value());
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    NodeId other = new NodeId(row.getString(1));
                    Duration age = Duration.ofMillis(Math.max(0, (long) (row.getDouble(3) * 1_000)));
                    NodeReport.parse(row.getString(2))
                            .ifPresent(report -> others.add(new Sighting(other, report, age)));
                }
            }
        }
        return others;
    }

    void remove(NodeId id) throws SQLException {
        try (PreparedStatement remove = connection.prepareStatement("DELETE FROM node WHERE id = ?")) {
            remove.setString(1, id.value());
            remove.executeUpdate();
        }
    }

    /** Removes the rows of nodes that ended without a word. */
    void clear() throws SQLException {
        try (Statement clear = connection.createStatement()) {
            clear.executeUpdate(CLEAR);
        }
    }
}
