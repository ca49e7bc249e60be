package news.herald.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import news.herald.database.DatabaseSession;

/**
 * Keeps this node in the table of the nodes and looks who else is there, once a second, until it leaves. Over a connection
 * of its own: a crowd of publishers that waits for the server's pool must not make the node look dead, nor this keep one of
 * theirs. Run by one thread; {@link #leave} may be called by any.
 */
final class Registration implements Runnable {

    private static final Logger LOG = Logger.getLogger(Registration.class.getName());

    /** Between two rounds. */
    private static final Duration ROUND = Duration.ofSeconds(1);

    /** A stop waits no longer for the row to go; it counts for ten seconds more at most. */
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final ThisNode self;
    private final Neighbours neighbours;
    private final DatabaseSession session;
    private final CountDownLatch leaving = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);

    /** @param connections new ones, that nobody else uses */
    Registration(ThisNode self, Neighbours neighbours, DataSource connections) {
        this.self = self;
        this.neighbours = neighbours;
        this.session = new DatabaseSession(
                "the register of nodes", "each node soon knows only itself", connections, this::register);
    }

    @Override
    public void run() {
        session.run();
    }

    /** Returns once this node is out of the table, or after three seconds. */
    void leave() {
        leaving.countDown();
        try {
            if (session.isUp() && !gone.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.INFO, "This node could not say that it leaves; others miss it in ten seconds");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } finally {
            session.stop();
        }
    }

    private void register(Connection connection) throws SQLException {
        NodeTable table = new NodeTable(connection);
        for (boolean stays = !isLeavingWithin(Duration.ZERO); stays; stays = !isLeavingWithin(ROUND)) {
            round(table);
            session.up();
        }
        table.remove(self.id());
        gone.countDown();
    }

    private void round(NodeTable table) throws SQLException {
        long began = neighbours.now();
        table.write(self.id(), self.report().json());
        neighbours.saw(table.others(self.id()), began);
        table.clear();
    }

    /** A server that ends its threads before the application leaves too. */
    private boolean isLeavingWithin(Duration pause) {
        try {
            return leaving.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException serverEnds) {
            return true;
        }
    }
}
