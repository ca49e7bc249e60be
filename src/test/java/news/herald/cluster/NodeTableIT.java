package news.herald.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import news.herald.testing.EmbeddedDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The rows of the nodes in a PostgreSQL, whose clock alone says how old they are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeTableIT {

    private static final NodeId SELF = new NodeId("self-1");

    private EmbeddedDatabase database;
    private Connection connection;
    private NodeTable table;

    @BeforeAll
    void open() throws SQLException {
        database = EmbeddedDatabase.start();
        Map<String, String> settings = database.environment();
        String url = settings.get("HERALD_DB_URL");
        String user = settings.get("HERALD_DB_USER");
        String password = settings.get("HERALD_DB_PASSWORD");
        Flyway.configure()
                .dataSource(url, user, password)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        connection = DriverManager.getConnection(url, user, password);
        table = new NodeTable(connection);
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        execute("DELETE FROM node");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String report(int readers) {
        return NodeReport.of("n", Instant.EPOCH, readers, Map.of(), 0, 0).json();
    }

    /** @param age in seconds, of the future when it is negative */
    private void wrote(String id, int age) throws SQLException {
        table.write(new NodeId(id), report(1));
        execute("UPDATE node SET seen = seen - INTERVAL '" + age + " seconds' WHERE id = '" + id + "'");
    }

    private Set<String> others() throws SQLException {
        return table.others(SELF).stream()
                .map(other -> other.id().value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theLastReportOfANodeCounts() throws SQLException {
        table.write(new NodeId("a"), report(1));
        table.write(new NodeId("a"), report(2));
        List<Sighting> others = table.others(SELF);
        assertEquals(
                List.of(2),
                others.stream().map(other -> other.report().readers()).toList());
        assertTrue(others.get(0).age().compareTo(Duration.ofSeconds(5)) < 0, others::toString);
    }

    @Test
    void aNodeIsNoneOfTheOthers() throws SQLException {
        table.write(SELF, report(1));
        assertEquals(Set.of(), others());
    }

    @Test
    void whoHasSaidNothingForTenSecondsIsNotAmongThem() throws SQLException {
        wrote("fresh", 0);
        wrote("late", 7);
        wrote("dead", 11);
        assertEquals(Set.of("fresh", "late"), others());
        table.others(SELF).stream()
                .filter(other -> other.id().value().equals("late"))
                .forEach(late -> assertTrue(late.age().compareTo(Duration.ofSeconds(7)) >= 0, late::toString));
    }

    @Test
    void norIsWhoWroteWhenTheClockWasAhead() throws SQLException {
        wrote("a-little", -2);
        wrote("an-hour", -3_600);
        assertEquals(Set.of("a-little"), others());
        assertEquals(Duration.ZERO, table.others(SELF).get(0).age());
    }

    @Test
    void aReportThatCannotBeReadIsPassedOver() throws SQLException {
        wrote("fresh", 0);
        table.write(new NodeId("odd"), "{\"version\":7}");
        assertEquals(Set.of("fresh"), others());
    }

    @Test
    void rowsOlderThanAMinuteAreRemovedByWhoeverComesBy() throws SQLException {
        wrote("fresh", 0);
        wrote("dead", 11);
        wrote("buried", 61);
        wrote("an-hour", -3_600);
        table.clear();
        assertEquals("dead fresh", text("SELECT string_agg(id, ' ' ORDER BY id) FROM node"));
    }

    @Test
    void whoLeavesIsGoneAndNobodyElse() throws SQLException {
        wrote("fresh", 0);
        wrote("leaving", 0);
        table.remove(new NodeId("leaving"));
        assertEquals(Set.of("fresh"), others());
    }

    @Test
    void noReportWaitsForTheDisk() throws SQLException {
        assertEquals("off", text("SHOW synchronous_commit"));
    }

    private String text(String query) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
