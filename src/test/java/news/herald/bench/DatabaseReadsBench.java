package news.herald.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import news.herald.testing.Cluster;
import news.herald.testing.Mark;
import news.herald.testing.Pace;
import news.herald.testing.ReaderSwarm;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nodes ask of their PostgreSQL, by the database's own count: at rest, with readers, and while news comes. */
class DatabaseReadsBench {

    private static final int READERS = Integer.getInteger("bench.readers", 1_500);
    private static final int EVENTS = 400;
    private static final Duration PACE = Duration.ofMillis(50);
    private static final Duration REST = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Transactions that were done and rows that they read, as far as the database has counted them. */
    private record Work(long transactions, long rows) {

        Work since(Work before) {
            return new Work(transactions - before.transactions, rows - before.rows);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void readersAskNothingOfTheDatabase(int nodes) throws Exception {
        try (Cluster cluster = Cluster.start(
                "reads-" + nodes,
                nodes,
                node -> node.jvm("-Xmx512m").with("HERALD_MAX_READERS_PER_ADDRESS", Integer.toString(READERS)))) {
            String topic = cluster.node(0).api().freshTopic("reads");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> cluster.nodes().stream()
                            .allMatch(node -> node.api().snapshot(topic).status() == 200));
            Work alone = during(cluster, () -> TimeUnit.NANOSECONDS.sleep(REST.toNanos()));
            try (ReaderSwarm swarm =
                    ReaderSwarm.connect(READERS, 1, reader -> cluster.node(reader).stream(topic), PATIENCE)) {
                Work read = during(cluster, () -> TimeUnit.NANOSECONDS.sleep(REST.toNanos()));
                Work news = during(
                        cluster,
                        () -> Pace.of(PACE)
                                .run(
                                        EVENTS,
                                        number -> cluster.node(0)
                                                .api()
                                                .publish(topic, Mark.now(number).toString())
                                                .expect(201)));
                assertEquals(0, swarm.await(EVENTS, PATIENCE).lost());
                System.out.printf(
                        "DatabaseReadsBench, %d nodes, a second: at rest %s, with %d readers %s, with %d items %s%n",
                        nodes, perSecond(alone), READERS, perSecond(read), 1_000 / PACE.toMillis(), perSecond(news));
                assertTrue(read.transactions() < 1.2 * alone.transactions(), "readers cost the database something");
            }
        }
    }

    /** A step that may be interrupted. */
    private interface Step {

        void run() throws Exception;
    }

    private static Work during(Cluster cluster, Step step) throws Exception {
        settle();
        Work before = work(cluster);
        step.run();
        settle();
        return work(cluster).since(before);
    }

    /** Backends hand in what they counted about once a second. */
    private static void settle() throws InterruptedException {
        TimeUnit.SECONDS.sleep(2);
    }

    private static Work work(Cluster cluster) throws SQLException {
        try (Connection connection = cluster.database().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT xact_commit + xact_rollback, tup_returned"
                        + " FROM pg_stat_database WHERE datname = current_database()")) {
            row.next();
            return new Work(row.getLong(1), row.getLong(2));
        }
    }

    private static String perSecond(Work work) {
        double seconds = REST.plusSeconds(2).toSeconds();
        return String.format("%.1f transactions and %.0f rows", work.transactions() / seconds, work.rows() / seconds);
    }
}
