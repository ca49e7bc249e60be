package news.herald.monitor;

import java.time.Duration;
import news.herald.config.Settings.Monitor.Steps;

/**
 * A condition that does not flutter: another one must hold for some seconds before it counts, and the way back is longer
 * than the way there. Used by one thread at a time.
 */
final class SteadyCondition {

    static final Duration WORSE_AFTER = Duration.ofSeconds(5);
    static final Duration BETTER_AFTER = Duration.ofSeconds(10);

    private final Steps steps;
    private final Duration worseAfter;
    private Condition now = Condition.OK;
    private Condition next = Condition.OK;
    private long since;

    /** @param worseAfter how long it must hold before it counts */
    SteadyCondition(Steps steps, Duration worseAfter) {
        this.steps = steps;
        this.worseAfter = worseAfter;
    }

    /**
     * @param nanos by a clock like {@link System#nanoTime}
     * @return whether the condition is another one from now on
     */
    boolean observe(double value, long nanos) {
        Condition seen = Condition.of(value, steps, now);
        if (seen == now) {
            next = now;
            return false;
        }
        boolean worse = seen.isWorseThan(now);
        if (next == now || worse != next.isWorseThan(now)) {
            next = seen;
            since = nanos;
        } else {
            // What held all the time: one bad second does not make the others as bad.
            next = worse ? Condition.better(next, seen) : Condition.worse(next, seen);
        }
        if (nanos - since < (worse ? worseAfter : BETTER_AFTER).toNanos()) {
            return false;
        }
        now = next;
        return true;
    }

    Condition now() {
        return now;
    }

    /** The step that leads to a condition. */
    double step(Condition condition) {
        return condition.step(steps);
    }
}
