package news.herald.rates;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import news.herald.config.Rate;

/**
 * A bucket of tokens for each caller: full at first, one is taken each time, and they come back at a steady rate. Safe for
 * use by many threads.
 *
 * <p>Kept as the moment at which a bucket is full again (which is GCRA, the algorithm of ATM networks, ITU-T I.371), so that
 * a caller costs one number and nobody has to fill anything. At most 20,000 callers are remembered, twice as many as a node
 * takes readers unless told otherwise. Who has not asked for the longest time is forgotten first: of all buckets that one had
 * most time to fill, and whoever asks often is never forgotten for somebody who asks rarely.
 */
public final class TokenBuckets {

    static final int REMEMBERED = 20_000;

    private final Rate rate;
    private final long nanosEach;
    private final LongSupplier nanos;

    private final Map<String, Long> fullAt = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param nanos a clock that never goes back */
    public TokenBuckets(Rate rate, LongSupplier nanos) {
        this.rate = rate;
        this.nanos = nanos;
        nanosEach = Math.max(1, Math.round(1e9 / rate.aSecond()));
    }

    /** @return zero when a token was taken; otherwise how long it takes until there is one */
    public synchronized Duration take(String caller) {
        Duration wait = untilNext(caller);
        if (wait.isZero() && !rate.isUnlimited()) {
            add(caller, nanosEach);
        }
        return wait;
    }

    /** The one that was taken last does not count. */
    public synchronized void giveBack(String caller) {
        if (!rate.isUnlimited()) {
            add(caller, -nanosEach);
        }
    }

    /** How long it takes until a token may be taken, zero when there is one. */
    public synchronized Duration untilNext(String caller) {
        if (rate.isUnlimited()) {
            return Duration.ZERO;
        }
        long over = missing(caller, nanos.getAsLong()) - (rate.atOnce() - 1L) * nanosEach;
        return over > 0 ? Duration.ofNanos(over) : Duration.ZERO;
    }

    /** How long it takes until the bucket is full, if nobody takes from it. */
    public synchronized Duration untilFull(String caller) {
        return Duration.ofNanos(missing(caller, nanos.getAsLong()));
    }

    private void add(String caller, long nanosToFill) {
        long now = nanos.getAsLong();
        long missing = missing(caller, now) + nanosToFill;
        if (missing > 0) {
            fullAt.put(caller, now + missing);
        } else {
            fullAt.remove(caller);
        }
    }

    /** Of a bucket, as the time that it takes to fill again. */
    private long missing(String caller, long now) {
        Long full = fullAt.get(caller);
        return full == null ? 0 : Math.max(0, full - now);
    }
}
