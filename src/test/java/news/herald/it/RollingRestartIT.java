package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import news.herald.testing.Answer;
import news.herald.testing.EmbeddedDatabase;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.Mark;
import news.herald.testing.ReaderSwarm;
import news.herald.testing.StreamRequest;
import news.herald.testing.SwarmReport;
import org.junit.jupiter.api.Test;

/**
 * Two nodes over one database are restarted one after the other, while news is published and hundreds read. Readers come
 * back as browsers do, to whichever node is in service, and miss nothing.
 */
class RollingRestartIT {

    private static final int READERS = 500;
    private static final Duration PACE = Duration.ofMillis(100);

    /** The nodes to which a load balancer would send a request now. */
    private final List<HeraldServer> inService = new CopyOnWriteArrayList<>();

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private volatile boolean published;

    @Test
    void noReaderMissesAnythingWhileOneNodeAfterTheOtherIsRestarted() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start();
                HeraldServer one = node(database, "rolling-one");
                HeraldServer two = node(database, "rolling-two")) {
            inService.addAll(List.of(one, two));
            String topic = one.api().freshTopic("rolling");
            try (ReaderSwarm swarm = ReaderSwarm.returning(
                    READERS, 1, (number, last) -> request(topic, number, last), Duration.ofSeconds(60))) {
                // A browser that never got an id begins with what is new.
                assertEquals(201, publish(topic, 0, marked(0)).status());
                assertEquals(0, swarm.await(1, Duration.ofSeconds(10)).lost());

                Future<Integer> publishing = thread.submit(() -> publishUntilTold(topic));
                for (HeraldServer node : List.of(one, two)) {
                    inService.remove(node);
                    node.stop();
                    node.restart();
                    inService.add(node);
                }
                published = true;
                int marks = count(publishing);

                SwarmReport report = swarm.await(marks, Duration.ofSeconds(20));
                System.out.printf("RollingRestartIT: %d events, %s%n", marks, report);
                assertTrue(marks > 100, marks + " events were published");
                assertTrue(report.isFaultless(), report::toString);
                assertEquals((long) READERS * marks, report.delivered());
            }
        } finally {
            published = true;
            thread.shutdownNow();
        }
    }

    private static HeraldServer node(EmbeddedDatabase database, String name) {
        return HeraldServer.named(name)
                .with(database.environment())
                .with("HERALD_DRAIN", "PT2S")
                .with("HERALD_RETRY", "PT1S")
                .with("HERALD_MAX_READERS_PER_ADDRESS", Integer.toString(READERS))
                .start();
    }

    private HeraldServer node(int number) {
        // One look: a node may leave between two.
        List<HeraldServer> now = List.copyOf(inService);
        return now.get(number % now.size());
    }

    private StreamRequest request(String topic, int number, String last) {
        StreamRequest request = node(number).stream(topic);
        return last.isEmpty() ? request : request.lastEventId(last);
    }

    private static int count(Future<Integer> publishing) throws InterruptedException, ExecutionException {
        try {
            return publishing.get(120, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException late) {
            throw new AssertionError("the publisher hangs", late);
        }
    }

    /** @return how many were published */
    private int publishUntilTold(String topic) throws InterruptedException {
        int number = 1;
        for (; !published; number++) {
            long due = System.nanoTime() + PACE.toNanos();
            String document = marked(number);
            while (publish(topic, number, document).status() != 201) {
                TimeUnit.NANOSECONDS.sleep(PACE.toNanos());
            }
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
        }
        return number;
    }

    private static String marked(int number) {
        return HeraldApi.headline(Mark.now(number).toString()).toString();
    }

    /** As a CMS does that is cut off: the same request again, with the same key, to another node. */
    private Answer publish(String topic, int number, String document) {
        while (true) {
            try {
                HeraldApi api = node(number).api();
                return api.send(api.json("/api/topics/" + topic + "/items")
                        .header("Idempotency-Key", "mark-" + number)
                        .POST(BodyPublishers.ofString(document)));
            } catch (UncheckedIOException cutOff) {
                // Whether it was published, nobody was told.
            }
        }
    }
}
