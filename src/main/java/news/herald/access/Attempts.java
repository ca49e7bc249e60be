package news.herald.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often somebody may still guess: of each account, and of each address that guesses, a few failures at once and then
 * one in a while. Who knows the password already, by a session or because it was proved within the minute, is not asked.
 * Safe for use by many threads.
 *
 * <p>Each node counts for itself: a few nodes allow a few times as many, which for passwords of twelve characters is as
 * good as none.
 */
final class Attempts {

    static final Duration ONE_EACH = Duration.ofSeconds(6);

    /** Of those who failed last; the longest without a failure is forgotten first. */
    private static final int REMEMBERED = 20_000;

    private final int atOnce;
    private final LongSupplier nanos;

    /** By when a full bucket is reached again: nothing that is full is kept. */
    private final Map<String, Long> fullAt = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * @param atOnce wrong ones in a row, before anybody waits
     * @param nanos a clock that never goes back
     */
    Attempts(int atOnce, LongSupplier nanos) {
        this.atOnce = atOnce;
        this.nanos = nanos;
    }

    /**
     * Counts one as failed before it begins, so that many at once are not more than allowed.
     *
     * @return how long to wait before the next try; zero when it may be now
     */
    synchronized Duration begin(String address, String account) {
        long now = nanos.getAsLong();
        long most = Math.max(missing(ofAddress(address), now), missing(ofAccount(account), now));
        long over = most - (atOnce - 1L) * ONE_EACH.toNanos();
        if (over > 0) {
            return Duration.ofNanos(over);
        }
        add(ofAddress(address), ONE_EACH.toNanos(), now);
        add(ofAccount(account), ONE_EACH.toNanos(), now);
        return Duration.ZERO;
    }

    /** It was the right password, or could not be checked: it counts no more. */
    synchronized void withdraw(String address, String account) {
        long now = nanos.getAsLong();
        add(ofAddress(address), -ONE_EACH.toNanos(), now);
        add(ofAccount(account), -ONE_EACH.toNanos(), now);
    }

    private void add(String key, long nanosToFill, long now) {
        long missing = missing(key, now) + nanosToFill;
        if (missing > 0) {
            fullAt.put(key, now + missing);
        } else {
            fullAt.remove(key);
        }
    }

    /** Of a bucket, as the time that it takes to fill again. */
    private long missing(String key, long now) {
        Long full = fullAt.get(key);
        return full == null ? 0 : Math.max(0, full - now);
    }

    private static String ofAddress(String address) {
        return "address " + address;
    }

    private static String ofAccount(String account) {
        return "account " + account;
    }
}
