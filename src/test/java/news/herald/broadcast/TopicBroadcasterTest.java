package news.herald.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import news.herald.live.TopicName;
import org.junit.jupiter.api.Test;

class TopicBroadcasterTest {

    private static final TopicName POLITICS = new TopicName("politics");

    private final TopicBroadcaster broadcaster = new TopicBroadcaster(POLITICS, new Fanout());
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void aTaskRunsOnce() {
        broadcaster.once(runs::incrementAndGet);
        broadcaster.touch(POLITICS, 0);
        broadcaster.touch(POLITICS, 1);
        assertEquals(1, runs.get());
    }

    @Test
    void aTaskThatRegistersAgainRunsOnceForEachEvent() {
        Runnable[] task = new Runnable[1];
        task[0] = () -> {
            runs.incrementAndGet();
            broadcaster.once(task[0]);
        };
        broadcaster.once(task[0]);
        broadcaster.touch(POLITICS, 0);
        assertEquals(1, runs.get());
        broadcaster.touch(POLITICS, 1);
        assertEquals(2, runs.get());
    }

    @Test
    void aTaskThatIsForgottenDoesNotRun() {
        Runnable task = runs::incrementAndGet;
        broadcaster.once(task);
        broadcaster.forget(task);
        broadcaster.touch(POLITICS, 0);
        assertEquals(0, runs.get());
    }

    @Test
    void aClosedBroadcasterTakesNothing() {
        broadcaster.close();
        assertThrows(IllegalStateException.class, () -> broadcaster.register(null));
        assertThrows(IllegalStateException.class, () -> broadcaster.broadcast(null));
    }
}
