package news.herald.journal;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import news.herald.database.Database;
import news.herald.live.Announcement;

/**
 * Writes to the journal in the transaction of the caller, also when that is in the midst of its commit.
 *
 * <p>An enterprise bean for one reason: Payara takes the transaction away from a CDI bean's call before it commits
 * ({@code @Transactional}'s interceptor ends the invocation first), so that a connection opened by a synchronization would
 * commit each statement by itself. The call of an enterprise bean gives the transaction back. The other servers do not need
 * it and are not harmed. Safe for use by many threads.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class JournalAppend {

    @Resource(lookup = Database.NAME)
    private DataSource dataSource;

    @Resource
    private EJBContext context;

    /**
     * @return the place of the first; the others follow it one by one
     * @throws JournalException when nothing could be written; the transaction will roll back then
     */
    public long append(List<Announcement> announcements) {
        try (Connection connection = dataSource.getConnection()) {
            if (connection.getAutoCommit()) {
                // Ids would be given without the lock that makes their order.
                throw new SQLException("the connection is not part of the transaction");
            }
            return new JournalInsert(connection).append(announcements);
        } catch (SQLException failed) {
            context.setRollbackOnly();
            throw new JournalException("the journal cannot be written", failed);
        }
    }
}
