package news.herald.database;

import java.sql.Connection;
import java.sql.SQLException;

/** A connection's own transaction, for what runs outside of the container's. Safe for use by many threads. */
public final class Transaction {

    /** What is done in it. */
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private Transaction() {}

    /**
     * Commits what the work did; when that fails nothing of it is left.
     *
     * @param connection whose statements commit by themselves, as they do again afterwards
     * @return what the work returned
     */
    public static <T> T of(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.in(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error failed) {
            rollBack(connection, failed);
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void rollBack(Connection connection, Throwable failed) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }
}
