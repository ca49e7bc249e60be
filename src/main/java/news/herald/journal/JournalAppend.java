package news.herald.journal;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;
import news.herald.database.Database;
import news.herald.database.DurableCommit;
import news.herald.live.Announcement;

/**
 * Writes to the journal in the transaction of the caller, also when that is in the midst of its commit. Safe for use by
 * many threads.
 *
 * <p>Payara takes the transaction away from a CDI bean's call before it commits ({@code @Transactional}'s interceptor ends
 * the invocation first), so that a connection opened by a synchronization would commit each statement by itself. The call
 * of an enterprise bean gives the transaction back. Open Liberty loses its way when an enterprise bean is called so late,
 * and needs none. So each is asked for what works there, and what a connection says of itself decides.
 */
@ApplicationScoped
class JournalAppend {

    @Resource(lookup = Database.NAME)
    private DataSource dataSource;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @EJB
    private EnterpriseAppend inTransaction;

    /**
     * @return the place of the first; the others follow it one by one
     * @throws JournalException when nothing could be written; the transaction will roll back then
     */
    long append(List<Announcement> announcements) {
        try {
            OptionalLong place = appendOver(dataSource, announcements);
            if (place.isEmpty()) {
                place = inTransaction.append(announcements);
            }
            // Ids would be given without the lock that makes their order.
            return place.orElseThrow(() -> new SQLException("no connection is part of the transaction"));
        } catch (SQLException failed) {
            transactions.setRollbackOnly();
            throw new JournalException("the journal cannot be written", failed);
        }
    }

    /** @return empty, with nothing written, when the connection is not part of the transaction */
    static OptionalLong appendOver(DataSource dataSource, List<Announcement> announcements) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return DurableCommit.commitsByItself(connection) || isAstray(connection)
                    ? OptionalLong.empty()
                    : OptionalLong.of(new JournalInsert(connection).append(announcements));
        }
    }

    /**
     * A connection that was lost in the midst of a transaction comes back from Payara's pool in that transaction's mode, and
     * looks as if it were in one: what was written over it nobody would commit. In the transaction of the caller something
     * has been written, or there would be nothing to announce.
     */
    private static boolean isAstray(Connection connection) throws SQLException {
        if (connection.getMetaData().getURL().startsWith("jdbc:h2:")) {
            return false;
        }
        try (Statement statement = connection.createStatement();
                ResultSet written = statement.executeQuery("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")) {
            written.next();
            if (written.getBoolean(1)) {
                return false;
            }
        }
        connection.rollback();
        connection.setAutoCommit(true);
        return true;
    }
}
