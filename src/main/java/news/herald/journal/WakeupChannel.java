package news.herald.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import news.herald.database.DatabaseSession;
import news.herald.metrics.Counter;
import news.herald.metrics.Metrics;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Wakes the nodes of one PostgreSQL: tells the others that this one has committed something, and this one's tail when they
 * say so. A hint and never the data: whatever is lost here, the tail finds at its next poll.
 *
 * <p>Two connections of its own, both outside of the server's pool: one waits for notifications for as long as the node
 * lives, the other is not to stand in line behind publishers. Each belongs to the thread of its {@link DatabaseSession}.
 */
final class WakeupChannel {

    private static final String NAME = "herald_wakeup";

    /** How long the others wait at most for what was committed while they were being told something. */
    private static final Duration COALESCED = Duration.ofMillis(5);

    /** A line that was cut somewhere in between says nothing; after so much silence it is asked. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    /** Tells a node's own notifications, which PostgreSQL sends it too, from those of others. */
    private final String node = UUID.randomUUID().toString();

    private final Wakeup wakeup;
    private final Counter told;
    private final Counter heard;
    private final DatabaseSession listening;
    private final DatabaseSession telling;

    /** @param connections new ones, that nobody else uses */
    WakeupChannel(DataSource connections, Wakeup wakeup, Metrics metrics) {
        this.wakeup = wakeup;
        String help = "Wake-ups between the nodes of a database";
        told = metrics.counter("herald_wakeups_total", help, "direction", "told");
        heard = metrics.counter("herald_wakeups_total", help, "direction", "heard");
        listening = session(connections, this::listen);
        telling = session(connections, this::tell);
        metrics.gauge(
                "herald_wakeup_connections",
                "Connections for wake-ups between nodes that stand; with fewer than two, HERALD_POLL decides how soon"
                        + " other nodes' news is seen",
                () -> (listening.isUp() ? 1 : 0) + (telling.isUp() ? 1 : 0));
    }

    private static DatabaseSession session(DataSource connections, DatabaseSession.Work work) {
        String meanwhile = "other nodes' news is seen at the next poll (HERALD_POLL)";
        return new DatabaseSession("wake-ups between nodes", meanwhile, connections, work);
    }

    /** To be run by a thread of its own each. */
    Runnable listening() {
        return listening;
    }

    Runnable telling() {
        return telling;
    }

    void stop() {
        listening.stop();
        telling.stop();
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement listen = connection.createStatement()) {
            listen.execute("LISTEN " + NAME);
        }
        listening.up();
        // What was said before we listened is not said again.
        wakeup.signal();
        PGConnection notified = connection.unwrap(PGConnection.class);
        while (!listening.isStopped()) {
            PGNotification[] notifications = notified.getNotifications((int) SILENCE.toMillis());
            if (notifications == null || notifications.length == 0) {
                ask(connection);
            } else if (Arrays.stream(notifications).anyMatch(this::isOfAnother)) {
                heard.increment();
                wakeup.signal();
            }
        }
    }

    private boolean isOfAnother(PGNotification notification) {
        return !node.equals(notification.getParameter());
    }

    private void tell(Connection connection) throws SQLException, InterruptedException {
        try (Statement once = connection.createStatement()) {
            // A notification is a commit for PostgreSQL, and would wait for the disk.
            once.execute("SET synchronous_commit = off");
        }
        try (PreparedStatement notify = connection.prepareStatement("SELECT pg_notify(?, ?)")) {
            notify.setString(1, NAME);
            notify.setString(2, node);
            // The first one for what could not be told while there was no connection.
            boolean more = true;
            while (!telling.isStopped()) {
                if (more) {
                    notify.execute();
                    // Only now: a database that is only read from can be connected to, but not told anything.
                    telling.up();
                    told.increment();
                    TimeUnit.NANOSECONDS.sleep(COALESCED.toNanos());
                } else {
                    ask(connection);
                }
                more = wakeup.awaitCommitted(SILENCE);
            }
        }
    }

    /** Whether anybody is at the other end; an exception says no. */
    private static void ask(Connection connection) throws SQLException {
        try (Statement ping = connection.createStatement()) {
            ping.execute("SELECT 1");
        }
    }
}
