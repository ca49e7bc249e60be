package news.herald.journal;

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
 * with a new one, later and later while that fails. Run by one thread until {@link #stop}, which any thread may call.
 */
final class ChannelSession implements Runnable {

    /** What is done; it says {@link #up} once it is under way, and ends when the session {@link #isStopped}. */
    interface Work {
        void over(Connection connection) throws SQLException, InterruptedException;
    }

    private static final Logger LOG = Logger.getLogger(ChannelSession.class.getName());

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** An answer that takes longer does not come. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DataSource connections;
    private final Work work;

    // Owned by the session's thread.
    private int failures;

    private volatile boolean up;
    private volatile boolean stopped;
    private volatile Thread thread;
    private volatile Connection current;

    ChannelSession(DataSource connections, Work work) {
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
            LOG.log(
                    Level.WARNING,
                    "The connection for wake-ups between nodes is lost; until it is back, other nodes' news is seen at the"
                            + " next poll (HERALD_POLL)",
                    lost);
        }
        long most = Math.min(FIRST_PAUSE.toMillis() << Math.min(failures, 10), LONGEST_PAUSE.toMillis());
        failures++;
        // Not all nodes at once, when the database is back.
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }

    /** Said by the work: the connection stands. */
    void up() {
        if (up) {
            return;
        }
        if (failures > 0) {
            LOG.log(Level.INFO, "The connection for wake-ups between nodes is back");
        }
        failures = 0;
        up = true;
    }

    boolean isUp() {
        return up;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Ends whatever it waits for. */
    void stop() {
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
                LOG.log(Level.FINE, "a connection for wake-ups was gone before it was ended", gone);
            }
        }
    }
}
