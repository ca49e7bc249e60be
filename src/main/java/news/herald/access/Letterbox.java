package news.herald.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import news.herald.problem.Refusal;
import news.herald.problem.Turnstile;
import news.herald.rates.Limit;
import news.herald.rates.Refused;

/**
 * The bodies of known callers that are on their way. Each holds one of the server's threads until it is here: without a bound
 * one account, whatever it may do, could hold them all with bodies that do not end, and no reader would be answered. One that
 * comes with its head is here in no time, so that whoever waits for a place has one at once. Safe for use by many threads.
 *
 * <p>All of them and all who wait are fewer than the fewest threads that a server has: sixteen for each core on WildFly, 64 on
 * the others as {@code docker} has them.
 */
@ApplicationScoped
class Letterbox {

    private static final int CORES = Math.min(4, Runtime.getRuntime().availableProcessors());

    static final int OF_EDITORS = 8 * CORES;

    /** Photographers of one account on slow lines. */
    static final int OF_ONE_EDITOR = 6 * CORES;

    /** Of those who have nothing to send but a password. */
    static final int OF_OTHERS = CORES;

    private static final int WAITING = 2 * CORES;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final String FULL = "Too many bodies are on their way just now; try again shortly.";

    private final Turnstile editors = turnstile(OF_EDITORS);
    private final Turnstile others = turnstile(OF_OTHERS);

    /** As many as there are accounts, and no more: nobody else gets here. */
    private final Map<String, Turnstile> ofOne = new ConcurrentHashMap<>();

    @Inject
    private Refused refused;

    private static Turnstile turnstile(int places) {
        return new Turnstile(places, PATIENCE, WAITING, FULL);
    }

    /**
     * @return to be run when it is here, or nobody waits for it any more
     * @throws Refusal 503 when too many are on their way
     */
    Runnable enter(String caller, boolean editor) {
        Turnstile own = ofOne.computeIfAbsent(caller, name -> turnstile(OF_ONE_EDITOR));
        Turnstile all = editor ? editors : others;
        try {
            own.enter();
            enter(all, own);
        } catch (Refusal full) {
            refused.count(Limit.BODIES);
            throw full;
        }
        return () -> {
            all.leave();
            own.leave();
        };
    }

    private static void enter(Turnstile all, Turnstile own) {
        try {
            all.enter();
        } catch (Refusal full) {
            own.leave();
            throw full;
        }
    }
}
