package news.herald.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Something that is done over one connection for as long as the node lives: when the connection is lost, it begins again
 * with a new one, later and later while that fails. Run by one thread until the work is over or {@link #stop}, which any
 * thread may call.
 */
public final class DatabaseSession implements Runnable {

    /**
     * What is done; it says {@link #up} once it is under way, and ends when the session {@link #isStopped}. Whoever waits
     * for the database in it is told by an exception when no answer comes within five seconds.
     */
    public interface Work {
        void over(Connection connection) throws SQLException, InterruptedException;
    }

    private static final Logger LOG = Logger.getLogger(DatabaseSession.class.getName());

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** An answer that takes longer does not come. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String purpose;
    private final String meanwhile;
    private final DataSource connections;
    private final Work work;

    // Owned by the session's thread.
    private int failures;

    private volatile boolean up;
    private volatile boolean stopped;
    private volatile Thread thread;
    private volatile Connection current;

    /**
     * @param purpose what the connection is for, as the log says it
     * @param meanwhile what is missing while there is none, for the log too
     * @param connections new ones, that nobody else uses
     */
    public DatabaseSession(String purpose, String meanwhile, DataSource connections, Work work) {
        this.purpose = purpose;
        this.meanwhile = meanwhile;
        this.connections = connections;
        this.work = work;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            while (!stopped) {
                try {
                    session();
                    stopped = true;
                } catch (SQLException | RuntimeException | Error lost) {
                    // An error too: memory that was short for a moment must not make the node deaf for good.
                    pauseAfter(lost);
                }
            }
        } catch (InterruptedException ended) {
            stopped = true;
        }
    }

    private void session() throws SQLException, InterruptedException {
        try (Connection connection = connections.getConnection()) {
            current = connection;
            connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
            work.over(connection);
        } finally {
            current = null;
            up = false;
        }
    }

    private void pauseAfter(Throwable lost) throws InterruptedException {
        if (stopped) {
            return;
        }
        if (failures == 0) {
            LOG.log(Level.WARNING, "The connection for " + purpose + " is lost; until it is back, " + meanwhile, lost);
        }
        long most = Math.min(FIRST_PAUSE.toMillis() << Math.min(failures, 10), LONGEST_PAUSE.toMillis());
        failures++;
        // Not all nodes at once, when the database is back.
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }

    /** Said by the work: the connection stands. */
    public void up() {
        if (up) {
            return;
        }
        if (failures > 0) {
            LOG.log(Level.INFO, "The connection for {0} is back", purpose);
        }
        failures = 0;
        up = true;
    }

    public boolean isUp() {
        return up;
    }

    public boolean isStopped() {
        return stopped;
    }

    /** Ends whatever it waits for. */
    public void stop() {
        stopped = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
        Connection waiting = current;
        if (waiting != null) {
            try {
                waiting.abort(Runnable::run);
            } catch (SQLException gone) {
                LOG.log(Level.FINE, "a connection was gone before it was ended", gone);
            }
        }
    }
}
