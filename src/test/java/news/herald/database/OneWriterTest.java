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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was committed on H2 stays, whoever rolls back beside it. */
class OneWriterTest {

    private static final int WRITERS = 16;
    private static final int ROWS = 2;
    private static final Duration LENGTH = Duration.ofSeconds(5);

    private final JdbcDataSource h2 = new JdbcDataSource();
    private final AtomicInteger commits = new AtomicInteger();

    @TempDir
    private Path directory;

    @BeforeEach
    void tables() throws SQLException {
        h2.setURL(
                "jdbc:h2:file:" + directory.resolve("one") + ";LOCK_TIMEOUT=10000;WRITE_DELAY=100;RETENTION_TIME=5000");
        h2.setUser("sa");
        h2.setPassword("");
        run("CREATE TABLE item (id VARCHAR(32) PRIMARY KEY, version INT NOT NULL, text VARCHAR(5000) NOT NULL)");
        run("CREATE TABLE version (id VARCHAR(40) PRIMARY KEY)");
        for (int row = 0; row < ROWS; row++) {
            run("INSERT INTO item VALUES ('" + row + "', 1, '')");
        }
    }

    private Connection connect() throws SQLException {
        return OneWriter.of(h2.getConnection());
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Over the driver's own connections this fails, mostly at once, by a version that is already there. */
    @Test
    void noCommitIsUndoneByAnothersRollback() {
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        long end = System.nanoTime() + LENGTH.toNanos();
        for (int writer = 0; writer < WRITERS; writer++) {
            Random chance = new Random(writer);
            writers.add(CompletableFuture.runAsync(() -> write(chance, end), task -> new Thread(task).start()));
        }
        writers.forEach(CompletableFuture::join);
        System.out.printf("OneWriterTest: %d commits%n", commits.get());
        assertTrue(commits.get() > 1_000, commits::toString);
    }

    private void write(Random chance, long end) {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement lock =
                            connection.prepareStatement("SELECT version FROM item WHERE id = ? FOR UPDATE");
                    PreparedStatement keep = connection.prepareStatement("INSERT INTO version VALUES (?)");
                    PreparedStatement change =
                            connection.prepareStatement("UPDATE item SET version = ?, text = ? WHERE id = ?")) {
                while (System.nanoTime() < end) {
                    String row = Integer.toString(chance.nextInt(ROWS));
                    lock.setString(1, row);
                    int version = number(lock.executeQuery());
                    if (chance.nextInt(3) > 0) {
                        connection.rollback();
                        continue;
                    }
                    keep.setString(1, row + "-" + version);
                    keep.executeUpdate();
                    change.setInt(1, version + 1);
                    change.setString(2, "x".repeat(chance.nextInt(3_000)));
                    change.setString(3, row);
                    assertEquals(1, change.executeUpdate());
                    if (chance.nextInt(3) == 0) {
                        connection.rollback();
                    } else {
                        connection.commit();
                        commits.incrementAndGet();
                    }
                }
            }
            connection.rollback();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static int number(ResultSet rows) throws SQLException {
        try (rows) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void whoeverOnlyReadsDoesNotWait() throws SQLException {
        try (Connection writer = connect();
                Connection reader = connect();
                PreparedStatement read = reader.prepareStatement("SELECT version FROM item WHERE id = '0'")) {
            writer.setAutoCommit(false);
            change(writer);
            reader.setAutoCommit(false);
            CompletableFuture<Integer> seen = CompletableFuture.supplyAsync(() -> {
                try {
                    return number(read.executeQuery());
                } catch (SQLException failed) {
                    throw new IllegalStateException(failed);
                }
            });
            assertEquals(1, seen.join());
            writer.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit", "rollback", "close", "commits by itself"})
    void theTurnIsGivenBackHoweverATransactionEnds(String end) throws SQLException {
        Connection first = connect();
        first.setAutoCommit(false);
        change(first);
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> {
            try (Connection next = connect();
                    Statement statement = next.createStatement()) {
                // Another row, for which H2 itself would not wait.
                statement.executeUpdate("UPDATE item SET version = 7 WHERE id = '1'");
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        });
        first.setAutoCommit(false);
        assertThrows(TimeoutException.class, () -> second.get(300, TimeUnit.MILLISECONDS));
        switch (end) {
            case "commit" -> first.commit();
            case "rollback" -> first.rollback();
            case "close" -> first.close();
            default -> first.setAutoCommit(true);
        }
        Awaitility.await().until(second::isDone);
        second.join();
        first.close();
    }

    /** It would wait for itself. */
    @Test
    void aTransactionWithinAnotherOfTheSameThreadGoesBy() throws SQLException {
        try (Connection outer = connect();
                Connection inner = connect()) {
            outer.setAutoCommit(false);
            inner.setAutoCommit(false);
            change(outer);
            try (Statement statement = inner.createStatement()) {
                statement.executeUpdate("UPDATE item SET version = 5 WHERE id = '1'");
            }
            inner.commit();
            outer.commit();
        }
    }

    private static void change(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE item SET version = version + 1 WHERE id = '0'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1", " select a from b", "CHECKPOINT SYNC"})
    void readsAreKnown(String sql) {
        assertTrue(OneWriter.isReading(sql));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a from b for update",
                "INSERT INTO a VALUES (1)",
                "MERGE INTO a",
                "SELECT a FROM FINAL TABLE (UPDATE b SET a = 1)",
                "WITH a AS (B)"
            })
    void soIsWhatLocks(String sql) {
        assertFalse(OneWriter.isReading(sql));
    }
}
