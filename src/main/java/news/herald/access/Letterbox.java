package news.herald.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import news.herald.problem.Refusal;
import news.herald.problem.Turnstile;

/**
 * The bodies of known callers that are on their way. Each holds one of the server's threads until it is here: without a bound
 * one account, whatever it may do, could hold them all with bodies that do not end, and no reader would be answered. One that
 * comes with its head is here in no time, so that whoever waits for a place has one at once. Safe for use by many threads.
 */
@ApplicationScoped
class Letterbox {

    /** Less than the fewest threads that a server has: the 32 of WildFly on two cores. */
    static final int MOST = 24;

    /** Photographers of one account on slow lines. */
    static final int OF_ONE = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final String FULL = "Too many bodies are on their way just now; try again shortly.";

    private final Turnstile all = new Turnstile(MOST, PATIENCE, FULL);

    /** As many as there are accounts, and no more: nobody else gets here. */
    private final Map<String, Turnstile> ofOne = new ConcurrentHashMap<>();

    /** Whoever has it may send. For one thread. */
    final class Place {

        private final Turnstile own;
        private boolean isLeft;

        private Place(Turnstile own) {
            this.own = own;
        }

        boolean isTaken() {
            return !isLeft;
        }

        /** Once: more often does nothing. */
        void leave() {
            if (!isLeft) {
                isLeft = true;
                all.leave();
                own.leave();
            }
        }
    }

    /** @throws Refusal 503 when too many are on their way */
    Place enter(String account) {
        Turnstile own = ofOne.computeIfAbsent(account, name -> new Turnstile(OF_ONE, PATIENCE, FULL));
        own.enter();
        try {
            all.enter();
        } catch (Refusal full) {
            own.leave();
            throw full;
        }
        return new Place(own);
    }
}
