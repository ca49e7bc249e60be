package news.herald.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** How large something was, or how long it took in seconds, by fixed buckets. Safe for use by many threads. */
public final class Histogram implements Instrument {

    private static final double NANOS = 1e9;

    private final double[] bounds;
    private final LongAdder[] counts;
    private final DoubleAdder sum = new DoubleAdder();

    /** @param bounds the upper ends of the buckets, ascending; one without end is added */
    Histogram(double... bounds) {
        this.bounds = bounds.clone();
        for (int i = 0; i < bounds.length; i++) {
            if (!Double.isFinite(bounds[i]) || (i > 0 && bounds[i] <= bounds[i - 1])) {
                throw new IllegalArgumentException("buckets are finite and ascend");
            }
        }
        counts = new LongAdder[bounds.length + 1];
        Arrays.setAll(counts, i -> new LongAdder());
    }

    public void observe(double value) {
        observe(value, 1);
    }

    /** @param times how often it was seen, at least once */
    public void observe(double value, int times) {
        int place = Arrays.binarySearch(bounds, value);
        counts[place < 0 ? -place - 1 : place].add(times);
        sum.add(value * times);
    }

    public void observeNanos(long nanos) {
        observe(nanos / NANOS);
    }

    /** Nearly those of one moment, as for {@link #samples}. */
    public Buckets buckets() {
        return new Buckets(
                bounds, Arrays.stream(counts).mapToLong(LongAdder::sum).toArray());
    }

    public long count() {
        return Arrays.stream(counts).mapToLong(LongAdder::sum).sum();
    }

    /** Counts while others observe: the total is taken from the buckets, so that it never contradicts them. */
    @Override
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>(counts.length + 2);
        long soFar = 0;
        for (int i = 0; i < counts.length; i++) {
            soFar += counts[i].sum();
            String end = i < bounds.length ? PrometheusText.number(bounds[i]) : "+Inf";
            samples.add(new Sample("_bucket", List.of(new Label("le", end)), soFar));
        }
        samples.add(new Sample("_sum", List.of(), sum.sum()));
        samples.add(new Sample("_count", List.of(), soFar));
        return samples;
    }
}
