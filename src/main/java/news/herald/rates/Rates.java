package news.herald.rates;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import news.herald.config.Rate;
import news.herald.config.Settings;
import news.herald.problem.Refusal;

/** How often callers may ask, write and connect on this node. Asks no database. Safe for use by many threads. */
@ApplicationScoped
public class Rates {

    @Inject
    private Settings settings;

    @Inject
    private Refused refused;

    private TokenBuckets requests;
    private TokenBuckets publishing;
    private TokenBuckets connects;
    private TokenBuckets turns;

    @PostConstruct
    void open() {
        Settings.Rates rates = settings.rates();
        LongSupplier clock = System::nanoTime;
        requests = new TokenBuckets(rates.requests(), clock);
        publishing = new TokenBuckets(rates.publishing(), clock);
        connects = new TokenBuckets(rates.connects(), clock);
        turns = new TokenBuckets(turns(rates.connects(), settings.limits().maxReaders()), clock);
    }

    /** As many may be told their turn as the node takes readers: more are not behind one address, and do not do as told. */
    private static Rate turns(Rate connects, int maxReaders) {
        return connects.isUnlimited() ? connects : new Rate(maxReaders, connects.aSecond());
    }

    /** @throws Refusal 429 when this address asks more often than it may */
    public void request(String address) {
        take(requests, address, Limit.REQUESTS, "Too many requests from this address.");
    }

    /**
     * @param account whoever writes; all tokens of an account together are another caller than its owner
     * @throws Refusal 429 when it writes more often than it may
     */
    public void publish(String account) {
        take(publishing, account, Limit.PUBLISHING, "This account writes more often than it may.");
    }

    /**
     * @return empty when this address may open a stream; otherwise when it is the turn of whoever wants one
     * @throws Refusal 429 when more are told their turn than could be behind it
     */
    public Optional<Duration> connect(String address) {
        if (connects.take(address).isZero()) {
            return Optional.empty();
        }
        take(turns, address, Limit.CONNECTS_REFUSED, "Too many streams are opened from this address.");
        refused.count(Limit.CONNECTS);
        return Optional.of(turns.untilFull(address));
    }

    private void take(TokenBuckets buckets, String caller, Limit limit, String detail) {
        Duration wait = buckets.take(caller);
        if (!wait.isZero()) {
            refused.count(limit);
            throw Refusal.tooMany(detail, wait);
        }
    }
}
