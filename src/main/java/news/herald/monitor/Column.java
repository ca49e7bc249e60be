package news.herald.monitor;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What is remembered of a node. */
enum Column {
    CPU(Measure::cpu, false),
    HEAP(Measure::heap, false),
    READERS(vitals -> vitals.get(Figure.READERS), false),
    EVENTS(vitals -> vitals.get(Figure.EVENTS), false),
    DELIVERIES(vitals -> vitals.get(Figure.DELIVERIES), false),
    P50(vitals -> vitals.get(Figure.P50), false),
    P99(vitals -> vitals.get(Figure.P99), true),
    LAG(vitals -> vitals.get(Figure.LAG), true);

    private final ToDoubleFunction<Vitals> value;
    private final boolean greatest;

    /** @param greatest whether the worst second of a sample tells more than its mean */
    Column(ToDoubleFunction<Vitals> value, boolean greatest) {
        this.value = value;
        this.greatest = greatest;
    }

    double of(Vitals vitals) {
        return value.applyAsDouble(vitals);
    }

    /** @param before the sample so far, of so many seconds */
    double fold(double before, int seconds, double value) {
        if (seconds == 0) {
            return value;
        }
        return greatest ? Math.max(before, value) : before + (value - before) / (seconds + 1);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
