package news.herald.metrics;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happened; only grows. Safe for use by many threads, and cheap when all of them count at once. */
public final class Counter implements Instrument {

    private final LongAdder total = new LongAdder();
    private final double unit;

    Counter() {
        this(1);
    }

    /** @param unit what one counts for when it is shown */
    Counter(double unit) {
        this.unit = unit;
    }

    public void increment() {
        total.increment();
    }

    /** @param more how many happened, none or more */
    public void add(long more) {
        if (more < 0) {
            throw new IllegalArgumentException("a counter only grows");
        }
        total.add(more);
    }

    public long count() {
        return total.sum();
    }

    @Override
    public List<Sample> samples() {
        return List.of(Sample.of(count() * unit));
    }
}
