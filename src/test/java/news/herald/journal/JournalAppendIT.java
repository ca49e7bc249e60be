package news.herald.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;
import news.herald.live.Announcement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is announced is written over a connection only where somebody will commit it. */
class JournalAppendIT {

    private static final List<Announcement> NEWS = List.of(JournalDatabase.about("politics", "news"));

    @TempDir
    private Path dir;

    /** A pool of this one connection, which says of its mode what Herald's say. */
    private static DataSource pool(Connection only) {
        Connection pooled = proxy(Connection.class, (method, arguments) -> switch (method.getName()) {
            case "close" -> null;
            case "getClientInfo" -> Boolean.toString(only.getAutoCommit());
            default -> method.invoke(only, arguments);
        });
        return proxy(DataSource.class, (method, arguments) -> pooled);
    }

    private interface Call {
        Object answer(java.lang.reflect.Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.answer(method, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    private static void write(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_current_xact_id()");
        }
    }

    @Test
    void aConnectionThatOnlyLooksAsIfItWereInATransactionIsLeftAlone() throws Exception {
        try (JournalDatabase database = JournalDatabase.open(JournalDatabase.Kind.POSTGRESQL, dir);
                Connection astray = database.dataSource.getConnection()) {
            astray.setAutoCommit(false);
            assertEquals(OptionalLong.empty(), JournalAppend.appendOver(pool(astray), NEWS));
            assertTrue(astray.getAutoCommit(), "the next one would be misled too");
            assertEquals(0, new Journal(database.dataSource).head().seq());
        }
    }

    @Test
    void aConnectionOverWhichTheTransactionHasWrittenTakesItsNews() throws Exception {
        try (JournalDatabase database = JournalDatabase.open(JournalDatabase.Kind.POSTGRESQL, dir);
                Connection connection = database.dataSource.getConnection()) {
            connection.setAutoCommit(false);
            write(connection);
            assertEquals(OptionalLong.of(1), JournalAppend.appendOver(pool(connection), NEWS));
            connection.commit();
            assertEquals(1, new Journal(database.dataSource).head().seq());
        }
    }

    @Test
    void aConnectionThatCommitsByItselfIsLeftAlone() throws Exception {
        try (JournalDatabase database = JournalDatabase.open(JournalDatabase.Kind.POSTGRESQL, dir);
                Connection connection = database.dataSource.getConnection()) {
            assertEquals(OptionalLong.empty(), JournalAppend.appendOver(pool(connection), NEWS));
        }
    }
}
