package news.herald.faults;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import news.herald.testing.Cluster;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.ReverseProxy;

/**
 * Where things go wrong.
 *
 * @param random decides when and whom it hits
 */
record Scene(Cluster cluster, ReverseProxy proxy, Extent extent, Random random) {

    HeraldServer anyNode() {
        return cluster.node(random.nextInt(cluster.nodes().size()));
    }

    /** How long a fault lasts, or how long nothing happens before it: nothing that could be waited for. */
    void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    void pauseUpTo(Duration most) {
        pause(Duration.ofNanos(random.nextLong(most.toNanos())));
    }

    void endWakeupConnections() {
        try (Connection connection = cluster.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%herald_wakeup'"
                    + " OR query LIKE 'SELECT pg_notify%'");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Hands in an embargo that has ended by the clock of the node, and by no other. */
    void holdEmbargo(HeraldServer node) {
        String topic = node.api().freshTopic("embargo");
        String headline = "not before its time";
        String until = Instant.now().plusSeconds(600).toString();
        node.api()
                .publish(
                        topic,
                        Json.createObjectBuilder(HeraldApi.headline(headline))
                                .add("embargoedUntil", until)
                                .build())
                .expect(201);
        // Some rounds of those who look for embargoes that have ended.
        pause(Duration.ofSeconds(3));
        cluster.nodes()
                .forEach(each -> assertFalse(
                        each.api().snapshot(topic).body().contains(headline), "published before its embargo ended"));
        assertTrue(node.logged("s off the database's"), "the node's clock is right, so this shows nothing");
    }
}
