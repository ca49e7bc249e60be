package news.herald.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import news.herald.testing.HeraldServer;
import news.herald.testing.LiveHeap;
import news.herald.testing.Mark;
import news.herald.testing.Pace;
import news.herald.testing.ReaderSwarm;
import news.herald.testing.SwarmReport;
import org.junit.jupiter.api.Test;

/**
 * Fifteen thousand readers to whom nothing happens, for ten minutes on a heap of 1 GB: all stay, each hears its
 * heartbeats, and the live heap, looked at once a minute, stays what it was. At the end an event reaches all.
 */
class IdleReadersBench {

    private static final int READERS = Integer.getInteger("bench.held", 15_000);
    private static final int MINUTES = Integer.getInteger("bench.minutes", 10);
    private static final int ADDRESSES = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** A heartbeat is due after 15 s; a full collection and a busy machine may delay one. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(25);

    private static final double FLAT = 1.02;

    private final Progress progress = new Progress(System.out);

    @Test
    void thousandsAreHeldAndTheHeapStaysWhatItWas() {
        HeraldServer server = HeraldServer.named("idle")
                .jvm("-Xmx1g")
                .with("HERALD_MAX_READERS", Integer.toString(READERS))
                .start();
        String topic = server.api().freshTopic("idle");
        LiveHeap heap = new LiveHeap(server.handle());
        try (server) {
            long without = withoutReaders(server, topic, heap);
            try (ReaderSwarm swarm = ReaderSwarm.connect(
                    READERS, 2, number -> server.stream(topic).from("127.0.1." + (1 + number % ADDRESSES)), PATIENCE)) {
                hold(swarm, heap, without);
                server.api().publish(topic, Mark.now(0).toString()).expect(201);
                SwarmReport last = swarm.await(1, Duration.ofSeconds(20));
                progress.say("at the end one event: %s", last);
                assertTrue(last.isFaultless(), last::toString);
                assertEquals(READERS, last.delivered());
            }
        }
    }

    /** After a few that came and went, so that what a server loads with its first reader is not counted. */
    private long withoutReaders(HeraldServer server, String topic, LiveHeap heap) {
        ReaderSwarm.connect(100, 1, number -> server.stream(topic), PATIENCE).close();
        Pace.of(Duration.ofMillis(100))
                .run(
                        20,
                        number ->
                                server.api().publish(topic, "nobody reads this").expect(201));
        long without = heap.bytes();
        progress.say("%.1f MB live without readers", without / 1e6);
        return without;
    }

    private void hold(ReaderSwarm swarm, LiveHeap heap, long without) {
        progress.say("%d readers are connected", swarm.size());
        List<Long> live = new ArrayList<>();
        Pace.of(Duration.ofMinutes(1)).run(MINUTES + 1, minute -> {
            live.add(heap.bytes());
            Duration silence = swarm.longestSilence();
            progress.say(
                    "minute %d: %.1f MB live, %.1f KB per reader, %d open, longest silence %.1f s",
                    minute,
                    live.get(minute) / 1e6,
                    (live.get(minute) - without) / 1024.0 / swarm.size(),
                    swarm.report(0).open(),
                    silence.toMillis() / 1e3);
            assertEquals(swarm.size(), swarm.report(0).open());
            assertTrue(silence.compareTo(LONGEST_SILENCE) < 0, silence::toString);
        });
        long later = Collections.max(live.subList(1, live.size()));
        assertTrue(later <= live.get(0) * FLAT, () -> "the live heap grew: " + live);
    }
}
