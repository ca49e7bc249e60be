package news.herald.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Asks whether the database answers, with a deadline: an exhausted pool or a lost network can hold a caller for
 * minutes. However many ask, one question at a time is under way, so that whoever asks for health costs nothing. Safe
 * for use by many threads.
 */
@ApplicationScoped
public class DatabaseProbe {

    private static final Logger LOG = Logger.getLogger(DatabaseProbe.class.getName());
    private static final int DEADLINE_SECONDS = 2;

    @Resource(lookup = Database.NAME)
    private DataSource dataSource;

    @Resource
    private ManagedExecutorService threads;

    private final AtomicReference<CompletableFuture<Boolean>> question = new AtomicReference<>();

    /** @return whether it answered within two seconds */
    public boolean answers() {
        try {
            return underWay().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException silent) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private CompletableFuture<Boolean> underWay() {
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        CompletableFuture<Boolean> current =
                question.updateAndGet(earlier -> earlier == null || earlier.isDone() ? mine : earlier);
        if (current == mine) {
            try {
                // With an error too: or else nobody would ask again.
                mine.completeAsync(this::ask, threads);
            } catch (RuntimeException | Error noThread) {
                mine.completeExceptionally(noThread);
            }
        }
        return current;
    }

    private boolean ask() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(DEADLINE_SECONDS);
            return statement.execute("SELECT 1");
        } catch (SQLException | RuntimeException away) {
            LOG.log(Level.FINE, "the database does not answer", away);
            return false;
        }
    }
}
