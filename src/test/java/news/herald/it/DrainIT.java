package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.Collectors;
import news.herald.testing.HeraldServer;
import news.herald.testing.Mark;
import news.herald.testing.ReaderSwarm;
import news.herald.testing.ReaderSwarm.Farewell;
import news.herald.testing.SwarmReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node that stops sends thousands of readers away one after another, each with a time of its own to come back. */
@Tag("load")
class DrainIT {

    private static final int READERS = 5_000;
    private static final Duration DRAIN = Duration.ofSeconds(4);
    private static final Duration RETRY = Duration.ofSeconds(2);

    @Test
    void everyReaderIsToldWhenToComeBackAndTheyDoNotLeaveAllAtOnce() {
        HeraldServer server = HeraldServer.named("drain")
                .with("HERALD_DRAIN", DRAIN.toString())
                .with("HERALD_RETRY", RETRY.toString())
                .with("HERALD_MAX_READERS_PER_ADDRESS", Integer.toString(READERS))
                .start();
        String topic = server.api().freshTopic("drain");
        try (server;
                ReaderSwarm swarm =
                        ReaderSwarm.connect(READERS, 2, reader -> server.stream(topic), Duration.ofSeconds(120))) {
            server.stop();
            List<Farewell> farewells = swarm.awaitFarewells(Duration.ofSeconds(20));
            long cutOff =
                    farewells.stream().filter(farewell -> !farewell.inOrder()).count();
            assertEquals(0, cutOff, "streams were cut off");
            LongSummaryStatistics waits =
                    farewells.stream().mapToLong(Farewell::retryMillis).summaryStatistics();
            int different = farewells.stream()
                    .map(Farewell::retryMillis)
                    .collect(Collectors.toSet())
                    .size();
            LongSummaryStatistics ends =
                    farewells.stream().mapToLong(Farewell::nanos).summaryStatistics();
            Duration spread = Duration.ofNanos(ends.getMax() - ends.getMin());
            System.out.printf(
                    "DrainIT: %d readers left over %s, to come back after %d to %d ms%n",
                    farewells.size(), spread, waits.getMin(), waits.getMax());
            // Not before the server is gone, which answers for a while without Herald.
            long least = DRAIN.plusSeconds(10).toMillis();
            assertTrue(waits.getMin() >= least + RETRY.toMillis(), waits::toString);
            assertTrue(waits.getMax() <= least + 4 * RETRY.toMillis(), waits::toString);
            assertTrue(different > READERS / 10, different + " different waits");
            assertTrue(spread.compareTo(DRAIN.dividedBy(2)) > 0, "all left within " + spread);
        }
    }

    /** Without a proxy that would ask another node: any other answer than 200 would make a browser's reader give up. */
    @Test
    void readersOfASingleNodeComeBackAfterItsRestart() {
        HeraldServer server = HeraldServer.named("drain-return")
                .with("HERALD_RETRY", "PT1S")
                .with("HERALD_MAX_READERS_PER_ADDRESS", Integer.toString(READERS))
                .start();
        String topic = server.api().freshTopic("drain");
        try (server;
                ReaderSwarm swarm = ReaderSwarm.returning(
                        READERS,
                        2,
                        (number, last) -> last.isEmpty()
                                ? server.stream(topic)
                                : server.stream(topic).lastEventId(last),
                        Duration.ofSeconds(120))) {
            server.api().publish(topic, Mark.now(0).toString()).expect(201);
            assertEquals(0, swarm.await(1, Duration.ofSeconds(20)).lost());
            server.restart();
            server.api().publish(topic, Mark.now(1).toString()).expect(201);
            SwarmReport report = swarm.await(2, Duration.ofSeconds(30));
            System.out.printf("DrainIT, restarted: %s%n", report);
            assertTrue(report.isFaultless(), report::toString);
        }
    }
}
