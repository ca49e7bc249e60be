package news.herald.problem;

import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * How many lines a log is worth: the first of each ten seconds, and what was left out is counted and said with the next one.
 * Safe for use by many threads.
 */
final class Sparing {

    static final int LINES = 20;
    static final long NANOS = 10_000_000_000L;

    private final LongSupplier nanos;
    private long since;
    private int written;
    private long leftOut;

    /** @param nanos a clock that never goes back */
    Sparing(LongSupplier nanos) {
        this.nanos = nanos;
        since = nanos.getAsLong();
    }

    /** @return nothing when this one is not to be written, otherwise how many were not since the last one that was */
    synchronized OptionalLong next() {
        long now = nanos.getAsLong();
        if (now - since > NANOS) {
            since = now;
            written = 0;
        }
        if (written == LINES) {
            leftOut++;
            return OptionalLong.empty();
        }
        written++;
        long before = leftOut;
        leftOut = 0;
        return OptionalLong.of(before);
    }
}
