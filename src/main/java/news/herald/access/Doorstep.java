package news.herald.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import news.herald.problem.Refusal;
import news.herald.rates.Limit;
import news.herald.rates.Refused;

/**
 * Those who are signing in and have not sent all of it. Theirs are the only bodies that are read of callers without an
 * account, and each holds one of the server's threads until it is here: a hundred of whom none ends would hold them all, and
 * no reader would be answered. Safe for use by many threads.
 */
@ApplicationScoped
class Doorstep {

    /** A body of this size comes with the head; who stands here for more than a moment is slow on purpose. */
    static final int MOST = 16;

    /** Of those who wait for a provider, which answers in no time unless it is away. */
    static final int MOST_AT_A_PROVIDER = 8;

    static final int OF_ONE_ADDRESS = 4;

    private final int most;
    private final Runnable count;
    private final Map<String, Integer> waiting = new HashMap<>();
    private int all;

    /** For CDI's proxy. */
    Doorstep() {
        this(MOST);
    }

    /** Without anybody who counts the refusals. */
    Doorstep(int most) {
        this.most = most;
        count = () -> {};
    }

    @Inject
    Doorstep(Refused refused) {
        most = MOST;
        count = () -> refused.count(Limit.SIGN_INS);
    }

    /** @param <E> what may go wrong with it */
    interface Errand<T, E extends Exception> {

        T run() throws E;
    }

    /**
     * @param errand reads a body, or asks somebody else
     * @throws Refusal 503 when too many are here already
     */
    <T, E extends Exception> T receive(String address, Errand<T, E> errand) throws E {
        enter(address);
        try {
            return errand.run();
        } finally {
            leave(address);
        }
    }

    /**
     * Before JAX-RS sees the request, and so for less.
     *
     * @throws Refusal 503 when too many are here already
     */
    synchronized void look(String address) {
        if (all >= most || waiting.getOrDefault(address, 0) >= OF_ONE_ADDRESS) {
            count.run();
            throw Refusal.unavailable("Too many are signing in just now; try again shortly.");
        }
    }

    private synchronized void enter(String address) {
        look(address);
        waiting.merge(address, 1, Integer::sum);
        all++;
    }

    private synchronized void leave(String address) {
        waiting.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
        all--;
    }
}
