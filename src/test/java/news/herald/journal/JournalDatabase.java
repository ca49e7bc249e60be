package news.herald.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import news.herald.live.Announcement;
import news.herald.live.TopicName;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;

/** A migrated database of either kind, and what a transaction does to its journal. Safe for use by many threads. */
final class JournalDatabase implements Closeable {

    /** The databases that Herald runs on. */
    enum Kind {
        H2,
        POSTGRESQL
    }

    final DataSource dataSource;
    final Turn turn = new Turn();
    private final Closeable closing;

    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** One server for all tests of the process, with a database for each; it ends with the process. */
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                // What is not asked for is flushed late, so that a test can tell.
                return EmbeddedPostgres.builder()
                        .setServerConfig("wal_writer_delay", "10000")
                        .start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private JournalDatabase(DataSource dataSource, Closeable closing) {
        this.dataSource = dataSource;
        this.closing = closing;
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        new JournalStart(dataSource, turn).openEpoch();
    }

    static JournalDatabase open(Kind kind, Path dir) throws IOException {
        if (kind == Kind.H2) {
            Files.createDirectories(dir);
            JdbcConnectionPool pool = JdbcConnectionPool.create(
                    "jdbc:h2:file:" + dir.resolve("journal") + ";WRITE_DELAY=0;LOCK_TIMEOUT=20000", "sa", "");
            pool.setMaxConnections(40);
            return new JournalDatabase(pool, pool::dispose);
        }
        String name = "journal" + DATABASES.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement create = connection.createStatement()) {
            create.execute("CREATE DATABASE " + name);
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
        return new JournalDatabase(Server.POSTGRES.getDatabase("postgres", name), () -> {});
    }

    /** One transaction: announces, then waits as an editor's does not and a slow commit does. */
    void commit(Announcement... announcements) throws SQLException {
        commit(() -> {}, announcements);
    }

    void commit(Runnable beforeTheCommit, Announcement... announcements) throws SQLException {
        transact(true, beforeTheCommit, Arrays.asList(announcements));
    }

    void rollBack(Announcement... announcements) throws SQLException {
        transact(false, () -> {}, Arrays.asList(announcements));
    }

    private void transact(boolean commit, Runnable beforeTheEnd, List<Announcement> announcements) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            turn.take();
            try {
                new JournalInsert(connection).append(announcements);
                beforeTheEnd.run();
                if (commit) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
            } finally {
                turn.give();
            }
            connection.setAutoCommit(true);
        }
    }

    static Announcement about(String topic, String item) {
        return Announcement.of(new TopicName(topic), "test", item, "\"" + item + "\"");
    }

    @Override
    public void close() throws IOException {
        closing.close();
    }
}
