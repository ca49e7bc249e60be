package news.herald.journal;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import news.herald.metrics.Metrics;
import news.herald.testing.TcpRelay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Two nodes that tell each other over one PostgreSQL, the second over a line that can fail. */
class WakeupChannelIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    /** Connections that fail are found after five seconds of silence and five without an answer. */
    private static final Duration FOUND = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    private Path dir;

    private JournalDatabase database;
    private TcpRelay line;
    private Node one;
    private Node two;

    /** What of a node has to do with wake-ups. */
    private final class Node implements AutoCloseable {

        private final Wakeup wakeup = new Wakeup();
        private final Metrics metrics = new Metrics();
        private final WakeupChannel channel;

        Node(PGSimpleDataSource connections) {
            channel = new WakeupChannel(connections, wakeup, metrics);
            threads.execute(channel.listening());
            threads.execute(channel.telling());
            awaitConnections(2);
        }

        void awaitConnections(int count) {
            await().atMost(FOUND).until(() -> metric("herald_wakeup_connections") == count);
        }

        int told() {
            return metric("herald_wakeups_total{direction=\"told\"}");
        }

        int heard() {
            return metric("herald_wakeups_total{direction=\"heard\"}");
        }

        private int metric(String name) {
            return metrics.prometheusText()
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToInt(line -> (int) Double.parseDouble(line.substring(name.length() + 1)))
                    .findAny()
                    .orElse(0);
        }

        @Override
        public void close() {
            channel.stop();
        }
    }

    @BeforeEach
    void start() throws Exception {
        database = JournalDatabase.open(JournalDatabase.Kind.POSTGRESQL, dir);
        PGSimpleDataSource direct = database.dataSource.unwrap(PGSimpleDataSource.class);
        line = new TcpRelay(direct.getPortNumbers()[0]);
        PGSimpleDataSource overTheLine = new PGSimpleDataSource();
        overTheLine.setURL(direct.getURL());
        overTheLine.setServerNames(new String[] {"127.0.0.1"});
        overTheLine.setPortNumbers(new int[] {line.port()});
        overTheLine.setUser(direct.getUser());
        overTheLine.setPassword(direct.getPassword());
        one = new Node(direct);
        two = new Node(overTheLine);
        await().atMost(SOON).until(() -> one.told() >= 1 && two.told() >= 1 && one.heard() >= 1);
        quiet();
    }

    @AfterEach
    void stop() throws Exception {
        one.close();
        two.close();
        line.close();
        threads.shutdown();
        assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS), "a session did not end");
        database.close();
    }

    /** Until nobody has said anything for a while. */
    private void quiet() throws InterruptedException {
        while (one.wakeup.await(Duration.ofMillis(300)) | two.wakeup.await(Duration.ofMillis(300))) {
            // Taken.
        }
    }

    @Test
    void whatOneNodeCommitsWakesTheOtherAndNotItselfAgain() throws Exception {
        int heard = one.heard();
        one.wakeup.committed();
        assertTrue(one.wakeup.await(SOON), "its own tail is not woken");
        assertTrue(two.wakeup.await(SOON), "the other is not woken");
        two.wakeup.committed();
        // Notifications come in order, so this node's own has come by now.
        assertTrue(one.wakeup.await(SOON), "the first is not woken");
        assertEquals(heard + 1, one.heard());
        assertFalse(one.wakeup.await(Duration.ofMillis(300)), "it wakes itself");
    }

    @Test
    void whatComesTogetherIsToldTogether() throws Exception {
        int before = one.told();
        long began = System.nanoTime();
        while (System.nanoTime() - began < 500_000_000L) {
            one.wakeup.committed();
            LockSupport.parkNanos(100_000L);
        }
        assertTrue(two.wakeup.await(SOON));
        int told = one.told() - before;
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        assertTrue(told >= 1 && told <= millis / 5 + 1, told + " within " + millis + " ms");
    }

    @Test
    void nothingThatIsCommittedIsForgottenHoweverItFallsBetweenTheOthers() throws Exception {
        for (int commit = 0; commit < 200; commit++) {
            one.wakeup.committed();
            assertTrue(two.wakeup.await(SOON), "commit " + commit + " was not told");
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(8_000_000L));
        }
    }

    @Test
    void aConnectionThatBreaksIsMadeAgainAndWhatWasSaidMeanwhileIsLookedFor() throws Exception {
        line.cut();
        one.wakeup.committed();
        assertTrue(two.wakeup.await(SOON), "what was committed while the line was cut");
        two.awaitConnections(2);
        quiet();
        one.wakeup.committed();
        assertTrue(one.wakeup.await(SOON));
        assertTrue(two.wakeup.await(SOON), "it hears again");
        two.wakeup.committed();
        assertTrue(one.wakeup.await(SOON), "and is heard");
    }

    @Test
    void aLineThatFellSilentIsFoundOutAndMadeAgain() throws Exception {
        line.fallSilent();
        two.awaitConnections(0);
        one.wakeup.committed();
        line.speak();
        two.awaitConnections(2);
        assertTrue(two.wakeup.await(SOON), "what was committed meanwhile");
    }

    @Test
    void aDatabaseThatEndsAllConnectionsFindsTheNodesBack() throws Exception {
        assertEquals(4, connections(true));
        one.awaitConnections(2);
        two.awaitConnections(2);
        await().atMost(FOUND).until(() -> connections(false) == 4);
        quiet();
        two.wakeup.committed();
        assertTrue(one.wakeup.await(SOON));
    }

    /** Counts the nodes' connections, and ends them if told to. */
    private int connections(boolean end) throws SQLException {
        String what = end ? "pg_terminate_backend(pid)" : "pid";
        try (Connection connection = database.dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + what
                        + " FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                        + " AND backend_type = 'client backend'")) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }
}
