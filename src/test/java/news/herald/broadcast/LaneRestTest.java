package news.herald.broadcast;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import news.herald.config.Settings;
import news.herald.engine.Engine;
import news.herald.journal.EventId;
import news.herald.metrics.Metrics;
import org.junit.jupiter.api.Test;

/**
 * A lane's time between two rounds, on the test's own thread. A machine that is busy can only make a rest longer: what a
 * rest is at least is asserted of each, what it is at most of the shortest of several.
 */
class LaneRestTest {

    private static final int TIMES = 9;

    private final Settings.Delivery settings = Deliveries.patient();
    private final Lane lane = new Lane(
            0,
            new Ring(1024, 1 << 24, new EventId("e", 0)),
            null,
            new ControlEvents(settings.heartbeat(), settings.retry(), Duration.ZERO),
            settings,
            new DeliveryMeters(new Metrics(), InstantSource.system()),
            new Engine(new Metrics()).post("lane"),
            new Endings(Runnable::run));

    private long began;
    private long ended;

    LaneRestTest() {
        lane.begin(new Shift(lane, null));
    }

    /** How long the lane rests after a round of this much work, though there is more to do; in nanoseconds. */
    private long rest(Duration work) {
        lane.execute(readers -> {
            began = System.nanoTime();
            while (System.nanoTime() - began < work.toNanos()) {
                LockSupport.parkNanos(began + work.toNanos() - System.nanoTime());
            }
            ended = System.nanoTime();
        });
        lane.round();
        lane.execute(readers -> {});
        lane.await();
        return System.nanoTime() - ended;
    }

    private long shortestRest(Duration work) {
        return LongStream.generate(() -> rest(work)).limit(TIMES).min().orElseThrow();
    }

    @Test
    void itRestsAsLongAsItWorkedThoughThereIsMoreToDo() {
        for (int time = 0; time < TIMES; time++) {
            long rested = rest(Duration.ofMillis(5));
            long worked = Math.min(ended - began, 20_000_000L);
            assertTrue(rested >= worked, "it rested " + rested + " ns after it had worked " + worked + " ns");
        }
    }

    @Test
    void butNeverForMuchMoreThanTwentyMilliseconds() {
        long rested = shortestRest(Duration.ofMillis(120));
        assertTrue(rested >= 20_000_000L && rested < 100_000_000L, "it rested " + rested + " ns");
    }

    @Test
    void whatComesAloneGoesOutAtOnce() {
        long rested = shortestRest(Duration.ZERO);
        assertTrue(rested < 1_000_000L, "it rested " + rested + " ns");
    }
}
