package news.herald.cluster;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The other nodes, as this one last saw them. Each grows older from then on, so that a node that cannot look any more soon
 * knows only itself. Safe for use by many threads.
 */
final class Neighbours {

    /** Who has said nothing for longer does not count. */
    static final Duration LIVES = Duration.ofSeconds(10);

    private record Look(List<Sighting> seen, long at) {}

    private final LongSupplier nanos;
    private volatile Look last;

    /** @param nanos a clock like {@link System#nanoTime} */
    Neighbours(LongSupplier nanos) {
        this.nanos = nanos;
        this.last = new Look(List.of(), nanos.getAsLong());
    }

    /** What {@link #saw} is to be told, taken before the look: nobody is taken for younger than they are. */
    long now() {
        return nanos.getAsLong();
    }

    /** @param at when the look began */
    void saw(List<Sighting> others, long at) {
        last = new Look(List.copyOf(others), at);
    }

    /** Those that count now. */
    List<Node> alive() {
        Look look = last;
        Duration since = Duration.ofNanos(nanos.getAsLong() - look.at());
        return look.seen().stream().flatMap(other -> alive(other, since)).toList();
    }

    private static Stream<Node> alive(Sighting other, Duration since) {
        Duration age = other.age().plus(since);
        return age.compareTo(LIVES) > 0 ? Stream.empty() : Stream.of(new Node(other.id(), other.report(), age, false));
    }
}
