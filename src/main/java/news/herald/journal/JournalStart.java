package news.herald.journal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import news.herald.database.Database;
import news.herald.database.Transaction;

/** Opens an epoch at every start. {@link Epochs} says why. */
@Singleton
@Startup
@DependsOn("Database")
@TransactionManagement(TransactionManagementType.BEAN)
public class JournalStart {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Resource(lookup = Database.NAME)
    private DataSource dataSource;

    @Inject
    private Turn turn;

    /** For the container. */
    public JournalStart() {}

    /** Opens epochs in this database, outside of a container. */
    JournalStart(DataSource dataSource, Turn turn) {
        this.dataSource = dataSource;
        this.turn = turn;
    }

    @PostConstruct
    void start() {
        openEpoch();
    }

    /** Opens an epoch after the last id given. Other nodes may do so at the same time; the head row orders them. */
    public void openEpoch() {
        change(JournalStart::open);
    }

    /**
     * Makes void what may have been given twice, and opens an epoch when it was the open one: a backup was restored while
     * the node ran. Does nothing where another node has done so.
     *
     * @param gone the epochs of the history that the node knows
     */
    public void part(Epochs gone) {
        change(connection -> {
            String open = lockedEpoch(connection);
            Optional<String> parting = gone.parting(Journal.epochs(connection));
            if (parting.isPresent()) {
                makeVoid(connection, parting.get());
                if (parting.get().equals(open)) {
                    open(connection);
                }
            }
            return null;
        });
    }

    private void change(Transaction.Work<Void> work) {
        turn.take();
        try (Connection connection = dataSource.getConnection()) {
            Transaction.of(connection, work);
        } catch (SQLException failed) {
            throw new JournalException("the journal cannot open an epoch", failed);
        } finally {
            turn.give();
        }
    }

    private static String lockedEpoch(Connection connection) throws SQLException {
        try (PreparedStatement lock =
                        connection.prepareStatement("SELECT epoch FROM journal_head WHERE one = 1 FOR UPDATE");
                ResultSet row = lock.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private static void makeVoid(Connection connection, String epoch) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE journal_epoch SET epoch = ? WHERE epoch = ?")) {
            update.setString(1, epoch + Epochs.VOID);
            update.setString(2, epoch);
            update.executeUpdate();
        }
    }

    private static Void open(Connection connection) throws SQLException {
        String epoch =
                Long.toString(RANDOM.nextLong(1L << 40), Character.MAX_RADIX).toLowerCase(Locale.ROOT);
        try (PreparedStatement head = connection.prepareStatement("UPDATE journal_head SET epoch = ? WHERE one = 1")) {
            head.setString(1, epoch);
            if (head.executeUpdate() == 0) {
                throw new SQLException("journal_head has no row");
            }
        }
        long next = Journal.head(connection).seq() + 1;
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO journal_epoch (number, epoch, first)"
                        + " SELECT COALESCE(MAX(number), 0) + 1, CAST(? AS VARCHAR(12)), CAST(? AS BIGINT) FROM journal_epoch")) {
            insert.setString(1, epoch);
            insert.setLong(2, next);
            insert.executeUpdate();
        }
        return null;
    }
}
