package news.herald.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import news.herald.config.Rate;
import news.herald.rates.TokenBuckets;

/**
 * How often somebody may still guess: of each account, and of each address that guesses, a few failures at once and then
 * one in a while. Who knows the password already, by a session or because it was proved within the minute, is not asked.
 * From where an account has signed in of late its owner has tries of their own: whoever guesses it from elsewhere for hours,
 * however slowly, keeps out only those who come from a new place. Safe for use by many threads.
 *
 * <p>Each node counts for itself: a few nodes allow a few times as many, which for passwords of twelve characters is as
 * good as none.
 */
final class Attempts {

    static final Duration ONE_EACH = Duration.ofSeconds(6);

    /** Pairs of account and address that are remembered; of those that have not been seen for the longest, the place is used anew. */
    private static final int MOST_FAMILIAR = 10_000;

    private final TokenBuckets buckets;
    private final Map<String, Boolean> familiar = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_FAMILIAR;
        }
    };

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
        Duration ofAccount = buckets.untilNext(ofAccount(account, address));
        Duration longer = ofAddress.compareTo(ofAccount) > 0 ? ofAddress : ofAccount;
        if (longer.isZero()) {
            buckets.take(ofAddress(address));
            buckets.take(ofAccount(account, address));
        }
        return longer;
    }

    /**
     * From there somebody calls who signed in at this account, perhaps at another node: they have tries of their own. So has
     * whoever has stolen what they call with, from each address anew: no bound of the account holds them.
     */
    synchronized void isKnown(String address, String account) {
        familiar.put(pair(account, address), true);
    }

    /** It could not be checked: it counts no more. */
    synchronized void withdraw(String address, String account) {
        buckets.giveBack(ofAddress(address));
        buckets.giveBack(ofAccount(account, address));
    }

    /** It was the right password: it counts no more, and its owner is known to come from there. */
    synchronized void proved(String address, String account) {
        withdraw(address, account);
        isKnown(address, account);
    }

    private static String ofAddress(String address) {
        return "address " + address;
    }

    private String ofAccount(String account, String address) {
        String pair = pair(account, address);
        return familiar.get(pair) == null ? "account " + account : "account " + pair;
    }

    /** A space stands in no account's name; in what else somebody claims to be called it may, and proves nothing. */
    private static String pair(String account, String address) {
        return account + ' ' + address;
    }
}
