package news.herald.monitor;

import java.time.Duration;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import news.herald.config.Settings;
import news.herald.config.Settings.Monitor.Steps;

/** What has a condition. Of each, more is worse. */
enum Measure {
    CPU(Measure::cpu),
    HEAP(Measure::heap),
    DISK(vitals -> 1 - vitals.get(Figure.DISK_FREE) / vitals.get(Figure.DISK_TOTAL)),
    THREADS(vitals -> vitals.get(Figure.THREADS)),
    READERS(vitals -> vitals.get(Figure.READERS) / vitals.get(Figure.READERS_MAX)),
    LAG(vitals -> vitals.get(Figure.LAG)),
    LATENCY(vitals -> vitals.get(Figure.P99)),
    /** 1 when the node does not read the journal, else 0. */
    TAIL(vitals -> 1 - vitals.get(Figure.TAIL)),
    /** Seconds since the node was heard of. */
    SEEN(vitals -> Double.NaN);

    private final ToDoubleFunction<Vitals> value;

    Measure(ToDoubleFunction<Vitals> value) {
        this.value = value;
    }

    /** Of the machine as of the process: what else runs there takes its part too. */
    static double cpu(Vitals vitals) {
        double process = vitals.get(Figure.CPU);
        double system = vitals.get(Figure.SYSTEM);
        return Double.isNaN(system) ? process : Double.isNaN(process) ? system : Math.max(process, system);
    }

    static double heap(Vitals vitals) {
        return vitals.get(Figure.HEAP_LIVE) / vitals.get(Figure.HEAP_MAX);
    }

    /** @return 0 for what is not known: nothing speaks against it */
    double of(Vitals vitals, double seen) {
        double known = this == SEEN ? seen : value.applyAsDouble(vitals);
        return Double.isFinite(known) ? known : 0;
    }

    Steps steps(Settings.Monitor settings) {
        return switch (this) {
            case CPU -> settings.cpu();
            case HEAP -> settings.heap();
            case DISK -> settings.disk();
            case THREADS -> settings.threads();
            case READERS -> settings.readers();
            case LAG -> settings.lag();
            case LATENCY -> settings.latency();
            case TAIL -> new Steps(1, 1, 1);
            // Reports come once a second, and one older than ten does not count.
            case SEEN -> new Steps(3, 6, 10);
        };
    }

    /** A silence has held for as long as it is. */
    Duration worseAfter() {
        return this == SEEN ? Duration.ZERO : SteadyCondition.WORSE_AFTER;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
