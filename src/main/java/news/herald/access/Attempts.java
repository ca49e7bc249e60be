package news.herald.access;

import java.time.Duration;
import java.util.function.LongSupplier;
import news.herald.config.Rate;
import news.herald.rates.TokenBuckets;

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

    private final TokenBuckets buckets;

    /**
     * @param atOnce wrong ones in a row, before anybody waits
     * @param nanos a clock that never goes back
     */
    Attempts(int atOnce, LongSupplier nanos) {
        buckets = new TokenBuckets(new Rate(atOnce, 1.0 / ONE_EACH.toSeconds()), nanos);
    }

    /**
     * Counts one as failed before it begins, so that many at once are not more than allowed.
     *
     * @return how long to wait before the next try; zero when it may be now
     */
    synchronized Duration begin(String address, String account) {
        Duration ofAddress = buckets.untilNext(ofAddress(address));
        Duration ofAccount = buckets.untilNext(ofAccount(account));
        Duration longer = ofAddress.compareTo(ofAccount) > 0 ? ofAddress : ofAccount;
        if (longer.isZero()) {
            buckets.take(ofAddress(address));
            buckets.take(ofAccount(account));
        }
        return longer;
    }

    /** It was the right password, or could not be checked: it counts no more. */
    synchronized void withdraw(String address, String account) {
        buckets.giveBack(ofAddress(address));
        buckets.giveBack(ofAccount(account));
    }

    private static String ofAddress(String address) {
        return "address " + address;
    }

    private static String ofAccount(String account) {
        return "account " + account;
    }
}
