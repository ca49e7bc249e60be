package news.herald.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes commits that have taken effect durable, once for all that wait at the same time: a disk syncs some hundred times a
 * second, and publishers come by the thousand. One for each database. Safe for use by many threads.
 */
public final class Durability {

    /**
     * For the commits that were told not to wait ({@code synchronous_commit} off). The message goes to the write-ahead log,
     * its own commit waits for the log, also where the server's own setting is not to, and with it for everything before.
     */
    private static final String POSTGRESQL = "SELECT pg_logical_emit_message(true, 'herald', ''),"
            + " CASE current_setting('synchronous_commit') WHEN 'off'"
            + " THEN set_config('synchronous_commit', 'on', true) END"
            + " WHERE pg_current_wal_flush_lsn() < pg_current_wal_insert_lsn()";

    private static final String H2 = "CHECKPOINT SYNC";

    private static final Map<String, Durability> OF_DATABASES = new ConcurrentHashMap<>();

    private final String statement;
    private final boolean onlyThisNode;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final ReentrantLock syncing = new ReentrantLock();

    // Written under the lock.
    private volatile long durable;

    /** Commits up to here may have gone down with the database: each asks on the connection that made it. */
    private long doubtful;

    private Durability(boolean h2) {
        statement = h2 ? H2 : POSTGRESQL;
        onlyThisNode = h2;
    }

    /** @param connection of the database, whoever made it */
    static Durability of(Connection connection) throws SQLException {
        return OF_DATABASES.computeIfAbsent(
                connection.getMetaData().getURL(), url -> new Durability(url.startsWith("jdbc:h2:")));
    }

    /**
     * Returns once everything that the connection can see is durable: what a reader is told of must not be gone after a
     * crash. Ends the connection's transaction, if there is one.
     */
    public static void await(Connection connection) throws SQLException {
        of(connection).awaitAll(connection);
    }

    /**
     * Sees to it that everything the connection can see is durable once its transaction, which is under way, has
     * committed: what was read and what is made durable are then of one database, that did not crash in between.
     */
    public static void atCommit(Connection connection) throws SQLException {
        Durability durability = of(connection);
        if (durability.onlyThisNode) {
            durability.awaitAll(connection);
        } else {
            durability.run(connection);
        }
    }

    /** To be said before a commit. */
    void begins() {
        begun.incrementAndGet();
    }

    /** To be said after a commit, of whatever outcome. */
    void ends() {
        ended.incrementAndGet();
    }

    /** Returns once the commits that have ended are durable. */
    void sync(Connection connection) throws SQLException {
        syncTo(ended.get(), connection);
    }

    private void awaitAll(Connection connection) throws SQLException {
        if (!onlyThisNode || durable < begun.get()) {
            syncTo(Long.MAX_VALUE, connection);
        }
    }

    private void syncTo(long commits, Connection connection) throws SQLException {
        syncing.lock();
        try {
            if (durable < commits || commits <= doubtful) {
                // Those that end while the disk is at work may be too late for it.
                long covered = ended.get();
                run(connection);
                if (!onlyThisNode && isInTransaction(connection)) {
                    // PostgreSQL flushes at the end of the transaction that the statement began.
                    connection.commit();
                }
                durable = covered;
            }
        } catch (SQLException failed) {
            doubtful = ended.get();
            throw failed;
        } finally {
            syncing.unlock();
        }
    }

    private void run(Connection connection) throws SQLException {
        try (Statement sync = connection.createStatement()) {
            sync.execute(statement);
        }
    }

    private static boolean isInTransaction(Connection connection) throws SQLException {
        return !connection.getAutoCommit() || !DurableCommit.commitsByItself(connection);
    }
}
