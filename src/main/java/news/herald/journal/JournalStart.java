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
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import news.herald.database.Database;

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
    void open() {
        openEpoch();
    }

    /** Opens an epoch after the last id given. Other nodes may do so at the same time; the head row orders them. */
    public void openEpoch() {
        turn.take();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                open(connection);
                connection.commit();
            } catch (SQLException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw new JournalException("the journal cannot open an epoch", failed);
        } finally {
            turn.give();
        }
    }

    private static void open(Connection connection) throws SQLException {
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
    }
}
