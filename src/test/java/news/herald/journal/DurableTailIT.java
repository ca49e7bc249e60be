package news.herald.journal;

import static news.herald.journal.JournalDatabase.about;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tail hands on survives a crash of the database. On PostgreSQL, with a log that nobody writes unless asked to. */
class DurableTailIT {

    private static final long ROOMY = 1 << 20;

    @TempDir
    private Path dir;

    private JournalDatabase database;
    private Connection other;
    private Statement statement;

    @BeforeEach
    void open() throws Exception {
        database = JournalDatabase.open(JournalDatabase.Kind.POSTGRESQL, dir);
        other = database.dataSource.getConnection();
        statement = other.createStatement();
    }

    @AfterEach
    void close() throws Exception {
        other.close();
        database.close();
    }

    /** A commit lets the next one in before it is on the disk; readers are told of it only after. */
    @Test
    void whatTheTailHandsOnIsDurable() throws Exception {
        Journal journal = new Journal(database.dataSource);
        EventId start = journal.head();
        database.commit(about("politics", "a"));
        String written = ask("SELECT pg_current_wal_insert_lsn()");
        String flushed = "SELECT pg_current_wal_flush_lsn() >= '" + written + "'::pg_lsn";
        assertEquals("f", ask(flushed), "the commit was durable by itself, so this shows nothing");
        List<String> whenFollowed = new ArrayList<>();
        JournalTail[] tail = new JournalTail[1];
        JournalTail.Follower follower = new JournalTail.Follower() {
            @Override
            public void follow(List<JournalEntry> entries) {
                whenFollowed.add(ask(flushed));
                tail[0].stop();
            }

            @Override
            public void head(EventId head) {}

            @Override
            public void epochs(Epochs known) {}

            @Override
            public void historyLost(EventId head, Epochs known) {}
        };
        JournalStart epochs = new JournalStart(database.dataSource, database.turn);
        tail[0] = new JournalTail(journal, epochs, new Wakeup(), Duration.ofMillis(50), start, follower);
        tail[0].run();
        assertEquals(List.of("t"), whenFollowed);
    }

    /** The database may have crashed in between, and lost what was read; who asks its successor is told that all is well. */
    @Test
    void aPageThatWasReadOnAConnectionThatIsGoneIsNotHandedOn() throws Exception {
        database.commit(about("politics", "a"));
        Journal journal = new Journal(crashingAfterReading());
        assertThrows(JournalException.class, () -> journal.durableAfter(0, 100, ROOMY));
    }

    /** Ends the connection that reads when it has read: when it waits for the disk, or goes back and another one waits. */
    private DataSource crashingAfterReading() {
        AtomicBoolean crashed = new AtomicBoolean();
        return proxy(DataSource.class, (method, arguments) -> {
            Connection connection = database.dataSource.getConnection();
            String server = backend(connection);
            return proxy(Connection.class, (called, given) -> {
                // The journal is read with prepared statements.
                boolean hasRead = Set.of("createStatement", "close").contains(called.getName());
                if (hasRead && crashed.compareAndSet(false, true)) {
                    ask("SELECT pg_terminate_backend(" + server + ", 10000)");
                }
                return called.invoke(connection, given);
            });
        });
    }

    private interface Call {
        Object of(Method method, Object[] arguments) throws ReflectiveOperationException, SQLException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                DurableTailIT.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.of(method, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    private static String backend(Connection connection) throws SQLException {
        try (Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getString(1);
        }
    }

    private String ask(String sql) {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
