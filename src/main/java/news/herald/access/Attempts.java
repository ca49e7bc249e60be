package news.herald.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import news.herald.config.Rate;
import news.herald.rates.TokenBuckets;

/**
 * How often somebody may still guess: of each account, and of each address that guesses, a few failures at once and then
 * one in a while. Who knows the password already, by a session or because it was proved within the minute, is not asked.
 * From where an account has signed in of late its owner has tries of their own: whoever guesses it from elsewhere for hours,
 * however slowly, keeps out only those who come from a new place. Who has a session already has that session's tries,
 * wherever they are: a guesser elsewhere uses up none of them, a thief of it shares them. Safe for use by many threads.
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
     * One password that somebody says.
     *
     * @param address where they come from
     * @param account whose it is, by what they say
     * @param session the digest of the session that says it, if one does
     */
    record Guess(String address, String account, Optional<String> session) {

        private String ofAddress() {
            return "address " + address;
        }

        /** A space stands in no account's name; in what else somebody claims to be called it may, and proves nothing. */
        private String pair() {
            return account + ' ' + address;
        }
    }

    /**
     * Counts one as failed before it begins, so that many at once are not more than allowed.
     *
     * @return how long to wait before the next try; zero when it may be now
     */
    synchronized Duration begin(Guess guess) {
        Duration ofAddress = buckets.untilNext(guess.ofAddress());
        Duration ofWhom = buckets.untilNext(ofWhom(guess));
        Duration longer = ofAddress.compareTo(ofWhom) > 0 ? ofAddress : ofWhom;
        if (longer.isZero()) {
            buckets.take(guess.ofAddress());
            buckets.take(ofWhom(guess));
        }
        return longer;
    }

    /** It could not be checked: it counts no more. */
    synchronized void withdraw(Guess guess) {
        buckets.giveBack(guess.ofAddress());
        buckets.giveBack(ofWhom(guess));
    }

    /** It was the right password: it counts no more, and its owner is known to come from there. */
    synchronized void proved(Guess guess) {
        withdraw(guess);
        familiar.put(guess.pair(), true);
    }

    private String ofWhom(Guess guess) {
        return guess.session()
                .map("session "::concat)
                .orElseGet(() -> "account " + (familiar.get(guess.pair()) == null ? guess.account() : guess.pair()));
    }
}
