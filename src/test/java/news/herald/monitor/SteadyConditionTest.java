package news.herald.monitor;

import static news.herald.monitor.Condition.CAREFUL;
import static news.herald.monitor.Condition.CRITICAL;
import static news.herald.monitor.Condition.OK;
import static news.herald.monitor.Condition.WARNING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import news.herald.config.Settings.Monitor.Steps;
import org.junit.jupiter.api.Test;

class SteadyConditionTest {

    private final SteadyCondition condition =
            new SteadyCondition(new Steps(0.7, 0.8, 0.9), SteadyCondition.WORSE_AFTER);
    private long nanos = Long.MAX_VALUE - 1_000;
    private int changes;

    private Condition after(int seconds, double value) {
        for (int second = 0; second < seconds; second++) {
            changes += condition.observe(value, nanos) ? 1 : 0;
            nanos += Duration.ofSeconds(1).toNanos();
        }
        return condition.now();
    }

    @Test
    void itIsFineBelowTheFirstStep() {
        assertEquals(OK, after(60, 0.699));
        assertEquals(0, changes);
    }

    @Test
    void aMomentChangesNothing() {
        assertEquals(OK, after(5, 1));
        assertEquals(OK, after(1, 0.1));
        assertEquals(OK, after(5, 1));
        assertEquals(0, changes);
    }

    @Test
    void whatHoldsForSomeSecondsCounts() {
        assertEquals(CAREFUL, after(6, 0.7));
        assertEquals(WARNING, after(6, 0.8));
        assertEquals(CRITICAL, after(6, 0.9));
        assertEquals(3, changes);
    }

    @Test
    void itMayBecomeCriticalAtOnce() {
        assertEquals(CRITICAL, after(6, 1));
        assertEquals(1, changes);
    }

    @Test
    void oneWorstSecondDoesNotMakeTheOthersAsBad() {
        after(3, 0.75);
        after(1, 1);
        assertEquals(CAREFUL, after(2, 0.75));
    }

    @Test
    void itIsBetterOnlyWellBelowTheStepAndAfterLonger() {
        after(6, 0.95);
        assertEquals(CRITICAL, after(60, 0.82));
        assertEquals(CRITICAL, after(10, 0.8));
        assertEquals(WARNING, after(1, 0.8));
        assertEquals(WARNING, after(10, 0.1));
        assertEquals(OK, after(1, 0.1));
    }

    @Test
    void aValueThatSwingsAroundAStepDoesNotFlutter() {
        after(6, 0.71);
        changes = 0;
        for (int swing = 0; swing < 100; swing++) {
            after(3, 0.69);
            after(3, 0.71);
        }
        assertEquals(0, changes);
        assertEquals(CAREFUL, condition.now());
    }

    @Test
    void aWayBackThatIsBrokenOffBeginsAnew() {
        after(6, 0.95);
        after(9, 0.1);
        after(1, 0.95);
        assertEquals(CRITICAL, after(10, 0.1));
        assertEquals(OK, after(1, 0.1));
    }
}
