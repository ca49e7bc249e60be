package news.herald.monitor;

import java.util.Locale;
import news.herald.config.Settings.Monitor.Steps;

/** How well something is. From good to bad. */
enum Condition {
    OK,
    CAREFUL,
    WARNING,
    CRITICAL;

    /** Whoever was worse is better only a tenth below the step that it went up. */
    private static final double WAY_BACK = 0.9;

    /** @param now the condition until now, which decides on which side of a step the doubtful stays */
    static Condition of(double value, Steps steps, Condition now) {
        for (Condition worst : new Condition[] {CRITICAL, WARNING, CAREFUL}) {
            double step = worst.step(steps);
            if (value >= (worst.compareTo(now) > 0 ? step : step * WAY_BACK)) {
                return worst;
            }
        }
        return OK;
    }

    /** From which value on it is this bad; for what is fine, below which it is. */
    double step(Steps steps) {
        return switch (this) {
            case OK, CAREFUL -> steps.careful();
            case WARNING -> steps.warning();
            case CRITICAL -> steps.critical();
        };
    }

    boolean isWorseThan(Condition other) {
        return compareTo(other) > 0;
    }

    static Condition worse(Condition one, Condition other) {
        return one.isWorseThan(other) ? one : other;
    }

    static Condition better(Condition one, Condition other) {
        return one.isWorseThan(other) ? other : one;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
