package news.herald.bench;

import java.time.Duration;
import news.herald.testing.LiveHeap;
import news.herald.testing.Mark;
import news.herald.testing.Pace;
import news.herald.testing.ReaderSwarm;

/** What a reader who gets nothing costs the server's heap. For one thread. */
final class IdleHeap {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A server finds that readers have gone when it writes to them, Payara's broadcaster at the third event. */
    private static final int FAREWELLS = 20;

    private static final Duration BETWEEN = Duration.ofMillis(50);

    private final Contestant contestant;

    IdleHeap(Contestant contestant) {
        this.contestant = contestant;
    }

    /** KB (1,024 bytes) of live heap for each of so many readers. */
    double run(int readers) {
        Pace.of(BETWEEN).run(FAREWELLS, number -> contestant.publish(Mark.now(number)));
        LiveHeap heap = new LiveHeap(contestant.server().handle());
        long without = heap.bytes();
        try (ReaderSwarm swarm = ReaderSwarm.connect(readers, 1, contestant::reader, PATIENCE)) {
            return (heap.bytes() - without) / 1024.0 / swarm.size();
        }
    }
}
