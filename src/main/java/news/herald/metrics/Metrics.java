package news.herald.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.DoubleSupplier;

/**
 * Every instrument of this node. Asking twice for the same name and label gives the same instrument; keep it in a field,
 * asking costs a look-up. A name has one kind for ever. Safe for use by many threads.
 */
@ApplicationScoped
public class Metrics {

    private static final double NANO = 1e-9;

    private final Map<String, Family> families = new ConcurrentSkipListMap<>();

    public Counter counter(String name, String help) {
        return counter(name, help, Optional.empty());
    }

    /** @param labelValue one of a few; beyond 500 of them all further ones are counted as {@code other} */
    public Counter counter(String name, String help, String labelName, String labelValue) {
        return counter(name, help, Optional.of(new Label(labelName, labelValue)));
    }

    /** Counts nanoseconds, and shows seconds. */
    public Counter counterOfNanos(String name, String help, String labelName, String labelValue) {
        Optional<Label> label = Optional.of(new Label(labelName, labelValue));
        return family(name, help, Counter.class).series(Counter.class, label, () -> new Counter(NANO));
    }

    private Counter counter(String name, String help, Optional<Label> label) {
        return family(name, help, Counter.class).series(Counter.class, label, Counter::new);
    }

    /** The last supplier of a name is the one that is asked; it must be quick and must not block. */
    public Gauge gauge(String name, String help, DoubleSupplier supplier) {
        return gauge(name, help, Optional.empty(), supplier);
    }

    /** @param labelValue one of a few, as for a counter */
    public Gauge gauge(String name, String help, String labelName, String labelValue, DoubleSupplier supplier) {
        return gauge(name, help, Optional.of(new Label(labelName, labelValue)), supplier);
    }

    private Gauge gauge(String name, String help, Optional<Label> label, DoubleSupplier supplier) {
        Gauge gauge = new Gauge(supplier);
        Family family = family(name, help, Gauge.class);
        family.series(Gauge.class, label, () -> gauge);
        family.replace(label, gauge);
        return gauge;
    }

    /** @param buckets their upper ends, ascending; the first call of a name decides */
    public Histogram histogram(String name, String help, double... buckets) {
        return family(name, help, Histogram.class)
                .series(Histogram.class, Optional.empty(), () -> new Histogram(buckets));
    }

    private Family family(String name, String help, Class<? extends Instrument> kind) {
        return families.computeIfAbsent(name, absent -> new Family(name, help, kind));
    }

    /** @return everything in the Prometheus text exposition format 0.0.4, by name */
    public String prometheusText() {
        PrometheusText text = new PrometheusText();
        families.values().forEach(text::write);
        return text.toString();
    }
}
