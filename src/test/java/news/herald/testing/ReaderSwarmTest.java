package news.herald.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReaderSwarmTest {

    private static final int READERS = 60;
    private static final int EVENTS = 50;
    private static final Duration STANDSTILL = Duration.ofMillis(500);

    private final List<String> frames = new ArrayList<>(
            IntStream.range(0, EVENTS).mapToObj(ReaderSwarmTest::frame).toList());

    @Test
    void aFaultlessStreamHasNoFaults() {
        SwarmReport report = swim();
        assertTrue(report.isFaultless(), report::toString);
        assertEquals(READERS * EVENTS, report.delivered());
        assertEquals(0, report.late());
        assertEquals(READERS * EVENTS, report.latency().count());
        assertTrue(report.latency().percentile(0.5) > 0, report::toString);
    }

    @Test
    void aLostEventIsCountedForEachReader() {
        frames.remove(20);
        SwarmReport report = swim();
        assertEquals(READERS, report.lost());
        assertFalse(report.isFaultless());
    }

    @Test
    void anEventTwiceIsCounted() {
        frames.add(20, frames.get(20));
        SwarmReport report = swim();
        assertEquals(READERS, report.duplicates());
        assertEquals(READERS, report.idsOutOfOrder());
        assertEquals(0, report.lost());
    }

    @Test
    void anEventOutOfOrderIsCounted() {
        frames.add(10, frames.remove(20));
        SwarmReport report = swim();
        assertEquals(0, report.lost());
        assertEquals(0, report.duplicates());
        assertEquals(READERS, report.idsOutOfOrder());
        assertEquals(10 * READERS, report.late());
    }

    @Test
    void aReaderThatStallsGetsNoMore() {
        try (ScriptedStream stream = ScriptedStream.of(frames);
                ReaderSwarm swarm = connect(stream)) {
            swarm.stall(7);
            stream.go();
            assertEquals(EVENTS, swarm.await(EVENTS, STANDSTILL).lost());
        }
    }

    @Test
    void whatIsForgottenIsCountedAnew() {
        try (ScriptedStream stream = ScriptedStream.of(frames);
                ReaderSwarm swarm = connect(stream)) {
            stream.go();
            swarm.await(EVENTS, STANDSTILL);
            swarm.forget();
            assertEquals(0, swarm.report(EVENTS).delivered());
            assertEquals(READERS * EVENTS, swarm.report(EVENTS).lost());
        }
    }

    @Test
    void whereNobodyListensNobodyIsGreeted() {
        int port;
        try (ScriptedStream stream = ScriptedStream.of(frames)) {
            port = stream.port();
        }
        assertThrows(
                AssertionError.class,
                () -> ReaderSwarm.connect(2, 1, reader -> StreamRequest.of(port, "/"), Duration.ofMillis(300)));
    }

    private SwarmReport swim() {
        try (ScriptedStream stream = ScriptedStream.of(frames);
                ReaderSwarm swarm = connect(stream)) {
            stream.go();
            return swarm.await(EVENTS, STANDSTILL);
        }
    }

    private static ReaderSwarm connect(ScriptedStream stream) {
        return ReaderSwarm.connect(READERS, 2, reader -> StreamRequest.of(stream.port(), "/"), SseConnection.PATIENCE);
    }

    private static String frame(int number) {
        return "id: k3f9-" + (1000 + number) + "\nevent: news.publish\ndata: {\"headline\":\"" + Mark.now(number)
                + "\"}\n\n";
    }
}
