package news.herald.database;

import java.time.Duration;

/**
 * How long connections to a database are taken for alive without asking them: for a moment after each last spoke with it, and
 * none past the end of another one, since a restart ends them all. Times are of {@link System#nanoTime()}. For any number of
 * threads.
 */
final class Trust {

    private final long nanos;
    private volatile long endedAt = System.nanoTime() - 1;

    /** @param rest after a rest of this length a connection is asked; never negative, and with zero each is asked always */
    Trust(Duration rest) {
        nanos = rest.toNanos();
    }

    /** One of them was found dead. */
    void end() {
        endedAt = System.nanoTime();
    }

    /** @param spokeAt when the connection was last known to be alive */
    boolean covers(long spokeAt) {
        return spokeAt - endedAt > 0 && System.nanoTime() - spokeAt < nanos;
    }
}
