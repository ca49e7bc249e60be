package news.herald.journal;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;
import news.herald.database.Database;
import news.herald.live.Announcement;

/** {@link JournalAppend} for Payara, where only an enterprise bean is in the transaction. Safe for use by many threads. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class EnterpriseAppend {

    @Resource(lookup = Database.NAME)
    private DataSource dataSource;

    @Resource
    private EJBContext context;

    /** @return empty, with nothing written, when the connection is not part of the transaction */
    public OptionalLong append(List<Announcement> announcements) {
        try {
            return JournalAppend.appendOver(dataSource, announcements);
        } catch (SQLException failed) {
            context.setRollbackOnly();
            throw new JournalException("the journal cannot be written", failed);
        }
    }
}
