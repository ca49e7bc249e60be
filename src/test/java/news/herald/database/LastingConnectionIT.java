package news.herald.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import news.herald.config.Settings;
import news.herald.testing.EmbeddedDatabase;
import news.herald.testing.TcpRelay;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What whoever holds a connection sees of its end, on a line to PostgreSQL that is cut. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LastingConnectionIT {

    private EmbeddedDatabase database;
    private TcpRelay line;
    private DataSource driver;
    private Trust trust;
    private Connection connection;
    private boolean away;

    @BeforeAll
    void startDatabase() {
        database = EmbeddedDatabase.start();
    }

    @AfterAll
    void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void connect() {
        line = new TcpRelay(database.port());
        driver = HeraldDataSource.driver(new Settings.Database(
                Path.of("unused"),
                Optional.of("jdbc:postgresql://127.0.0.1:" + line.port() + "/postgres"),
                Optional.of("postgres"),
                Optional.of("postgres")));
    }

    private void connect(Duration rest) throws SQLException {
        trust = new Trust(rest);
        connection = LastingConnection.from(this::open, trust);
    }

    private Connection open() throws SQLException {
        if (away) {
            throw new SQLException("the database is away");
        }
        return HeraldDataSource.durable(driver);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        assertTrue(connection.isClosed());
        line.close();
    }

    private int server() throws SQLException {
        return server(connection);
    }

    private static int server(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void theNextTransactionGetsANewOneThatIsSetAsTheOldOneWas() throws SQLException {
        connect(Duration.ofMinutes(1));
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        int before = server();
        connection.commit();
        line.cut();
        assertFalse(connection.isClosed(), "its owner need not know");
        assertThrows(SQLException.class, this::server, "a connection that was just used is trusted");
        assertThrows(SQLException.class, connection::rollback);
        assertTrue(server() != before);
        assertFalse(connection.getAutoCommit());
        assertEquals(Connection.TRANSACTION_SERIALIZABLE, connection.getTransactionIsolation());
        connection.rollback();
    }

    @Test
    void aConnectionThatRestedIsAskedFirst() throws SQLException {
        connect(Duration.ZERO);
        int before = server();
        line.cut();
        assertTrue(server() != before);
    }

    /** As when the database is restarted. */
    @Test
    void noneIsTrustedPastTheEndOfAnother() throws SQLException {
        connect(Duration.ofMinutes(1));
        connection.setAutoCommit(false);
        try (Connection other = LastingConnection.from(this::open, trust)) {
            int before = server(other);
            server();
            line.cut();
            assertThrows(SQLException.class, this::server);
            assertThrows(SQLException.class, connection::rollback);
            assertTrue(server(other) != before);
            assertEquals(server(other), server(other), "and the new one is");
        }
    }

    /** Pools set modes before each transaction, and roll back what was none; the driver answers by itself. */
    @Test
    void whatTheDatabaseDoesNotHearOfIsNoSignOfLife() throws SQLException {
        connect(Duration.ofMinutes(1));
        connection.setAutoCommit(false);
        try (Connection other = LastingConnection.from(this::open, trust)) {
            int before = server(other);
            server();
            line.cut();
            assertThrows(SQLException.class, this::server);
            assertThrows(SQLException.class, connection::rollback);
            other.setAutoCommit(false);
            other.rollback();
            assertTrue(server(other) != before);
            other.rollback();
        }
    }

    @Test
    void theMidstOfATransactionIsNeverPatched() throws SQLException {
        connect(Duration.ZERO);
        connection.setAutoCommit(false);
        server();
        line.cut();
        assertThrows(SQLException.class, this::server);
        assertThrows(SQLException.class, this::server);
        assertTrue(connection.isClosed(), "its owner may throw it away");
        assertThrows(SQLException.class, connection::commit);
        assertEquals(server(), server(), "and with a transaction of its own the next is served");
    }

    /** A node that is lost in the midst of a transaction holds what others wait for. */
    @Test
    void theDatabaseEndsATransactionInWhichNothingHappens() throws SQLException {
        connect(Duration.ZERO);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW idle_in_transaction_session_timeout")) {
            row.next();
            assertEquals("30s", row.getString(1));
        }
    }

    /** As Open Liberty does: the connection is not asked. */
    @Test
    void aTransactionThatAKeptStatementBeganIsNotPatchedEither() throws SQLException {
        connect(Duration.ZERO);
        connection.setAutoCommit(false);
        try (PreparedStatement kept = connection.prepareStatement("SELECT 1")) {
            kept.executeQuery();
            connection.commit();
            kept.executeQuery();
            line.cut();
            assertThrows(SQLException.class, this::server);
            assertThrows(SQLException.class, this::server);
            assertThrows(SQLException.class, connection::rollback);
        }
        assertEquals(server(), server());
    }

    /** As IronJacamar does, which takes a mode for set whatever came of it. */
    @Test
    void whatIsSetWhileTheDatabaseIsAwayHoldsOnceItIsBack() throws SQLException {
        connect(Duration.ZERO);
        server();
        away = true;
        line.cut();
        assertThrows(SQLException.class, this::server);
        connection.setAutoCommit(false);
        assertThrows(SQLException.class, this::server);
        away = false;
        server();
        assertFalse(connection.getAutoCommit());
        assertEquals("false", connection.getClientInfo("herald.autoCommit"));
        connection.commit();
    }

    /** It may be gone with the server's memory, so it must not be taken for durable by asking another one. */
    @Test
    void aCommitWhoseConnectionEndsBeforeItIsDurableIsNotAnswered() throws SQLException {
        connect(Duration.ZERO);
        connection.setAutoCommit(false);
        server();
        InEffect.then(line::cut);
        assertThrows(SQLException.class, connection::commit);
    }
}
