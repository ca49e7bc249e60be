package news.herald.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On an H2 file whose background thread writes late: what a commit answered stands in a copy of the file. */
class DurabilityIT {

    private static final String LATE = ";WRITE_DELAY=60000";

    @TempDir
    private Path dir;

    @Test
    void manyCommitsAtOnceAreEachInTheFileBeforeTheyReturn() throws Exception {
        String url = url("many");
        ExecutorService threads = Executors.newFixedThreadPool(16);
        AtomicInteger next = new AtomicInteger();
        try (Connection first = DurableCommit.of(DriverManager.getConnection(url, "sa", ""), false)) {
            execute(first, "CREATE TABLE news (id INTEGER PRIMARY KEY)");
            List<Future<?>> writing = new ArrayList<>();
            for (int thread = 0; thread < 16; thread++) {
                writing.add(threads.submit(() -> insert(url, next, 25)));
            }
            for (Future<?> done : writing) {
                done.get(60, TimeUnit.SECONDS);
            }
            assertEquals(400, rowsInACopy("many"));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void othersAreLetInOnceACommitHasTakenEffectAndBeforeItReturns() throws Exception {
        String url = url("early");
        List<Integer> seen = new ArrayList<>();
        try (Connection writer = DurableCommit.of(DriverManager.getConnection(url, "sa", ""), false);
                Connection other = DriverManager.getConnection(url, "sa", "")) {
            execute(writer, "CREATE TABLE news (id INTEGER PRIMARY KEY)");
            writer.setAutoCommit(false);
            execute(writer, "INSERT INTO news VALUES (1)");
            InEffect.then(() -> seen.add(rows(other)));
            writer.commit();
            assertEquals(List.of(1), seen);
            writer.commit();
            assertEquals(1, seen.size(), "told once");
        }
    }

    @Test
    void aCommitThatIsNotDurableIsNotInTheFile() throws Exception {
        String url = url("control");
        try (Connection plain = DriverManager.getConnection(url, "sa", "")) {
            execute(plain, "CREATE TABLE news (id INTEGER PRIMARY KEY)");
            execute(plain, "CHECKPOINT SYNC");
            execute(plain, "INSERT INTO news VALUES (1)");
            assertEquals(0, rowsInACopy("control"), "H2 wrote by itself, so the test shows nothing");
            Durability.await(plain);
        }
    }

    /** On PostgreSQL, with a log that nobody writes unless asked to. */
    @Test
    void aCommitThatWasToldNotToWaitWaitsForTheDiskOnceOthersAreLetIn() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("wal_writer_delay", "10000")
                        .start();
                Connection other = postgres.getPostgresDatabase().getConnection();
                Connection writer =
                        DurableCommit.of(postgres.getPostgresDatabase().getConnection(), true)) {
            execute(other, "CREATE TABLE news (id INTEGER PRIMARY KEY)");
            writer.setAutoCommit(false);
            execute(writer, "SELECT set_config('synchronous_commit', 'off', true)");
            execute(writer, "INSERT INTO news VALUES (1)");
            List<String> flushed = new ArrayList<>();
            List<String> written = new ArrayList<>();
            InEffect.then(() -> {
                written.add(ask(other, "SELECT pg_current_wal_insert_lsn()"));
                flushed.add(ask(other, isFlushed(written.get(0))));
            });
            writer.commit();
            flushed.add(ask(other, isFlushed(written.get(0))));
            assertEquals(List.of("f", "t"), flushed);
            assertEquals(1, rows(other));
        }
    }

    @Test
    void aConnectionSaysWhetherItCommitsByItselfWhateverStandsInFrontOfIt() throws SQLException {
        try (Connection driver = DriverManager.getConnection(url("autocommit"), "sa", "");
                Connection ours = DurableCommit.of(driver, false);
                Connection foreign = DriverManager.getConnection(url("foreign"), "sa", "")) {
            assertTrue(DurableCommit.commitsByItself(ours));
            driver.setAutoCommit(false);
            assertFalse(DurableCommit.commitsByItself(ours));
            foreign.setAutoCommit(false);
            assertTrue(
                    DurableCommit.commitsByItself(foreign),
                    "one that cannot be asked is not taken for a transaction's");
        }
    }

    private static String isFlushed(String written) {
        return "SELECT pg_current_wal_flush_lsn() >= '" + written + "'::pg_lsn";
    }

    private static String ask(Connection connection, String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Void insert(String url, AtomicInteger next, int count) throws SQLException {
        try (Connection connection = DurableCommit.of(DriverManager.getConnection(url, "sa", ""), false)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                execute(connection, "INSERT INTO news VALUES (" + next.incrementAndGet() + ")");
                connection.commit();
            }
        }
        return null;
    }

    private String url(String name) {
        return "jdbc:h2:file:" + dir.resolve(name) + LATE;
    }

    private int rowsInACopy(String name) throws Exception {
        Path copy = dir.resolve(name + "-copy.mv.db");
        Files.copy(dir.resolve(name + ".mv.db"), copy, StandardCopyOption.REPLACE_EXISTING);
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:file:" + dir.resolve(name + "-copy"), "sa", "")) {
            return rows(connection);
        }
    }

    private static int rows(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM news")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
