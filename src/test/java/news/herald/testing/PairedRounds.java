package news.herald.testing;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Latencies of two kinds of round, measured in pairs, and what they say about the ratio of a percentile. A machine that
 * does other things disturbs some rounds of either kind, so only the calmer half of each kind counts, and counts together.
 * How sure the ratio is comes from drawing the pairs again and again with repetition (a bootstrap over pairs, because what
 * disturbs disturbs whole rounds). A slowness that shows in less than half of the rounds is not found. For one thread.
 */
public final class PairedRounds {

    private static final int DRAWS = 1_000;
    private static final double CONFIDENCE = 0.95;

    private record Pair(LatencyHistogram with, LatencyHistogram without) {}

    /**
     * The ratio, and the two ends of its 95 % confidence interval.
     *
     * @param value of all rounds with over all rounds without
     */
    public record Ratio(double value, double low, double high) {

        public boolean isSurelyAtMost(double bound) {
            return high <= bound;
        }

        public boolean isSurelyAbove(double bound) {
            return low > bound;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.3f (95 %% between %.3f and %.3f)", value, low, high);
        }
    }

    private final double percentile;
    private final List<Pair> pairs = new ArrayList<>();

    /** @param percentile for example 0.99 */
    public PairedRounds(double percentile) {
        this.percentile = percentile;
    }

    public void add(LatencyHistogram with, LatencyHistogram without) {
        pairs.add(new Pair(with, without));
    }

    public int size() {
        return pairs.size();
    }

    /** The same pairs give the same answer. */
    public Ratio ratio() {
        Random draw = new Random(1);
        double[] drawn = new double[DRAWS];
        for (int at = 0; at < DRAWS; at++) {
            drawn[at] = of(draw.ints(pairs.size(), 0, pairs.size())
                    .mapToObj(pairs::get)
                    .toList());
        }
        Arrays.sort(drawn);
        int outside = (int) (DRAWS * (1 - CONFIDENCE) / 2);
        return new Ratio(of(pairs), drawn[outside], drawn[DRAWS - 1 - outside]);
    }

    private double of(List<Pair> some) {
        return (double) calmer(some.stream().map(Pair::with))
                / calmer(some.stream().map(Pair::without));
    }

    private long calmer(Stream<LatencyHistogram> rounds) {
        List<LatencyHistogram> calmestFirst = rounds.sorted(comparingLong(round -> round.percentile(percentile)))
                .toList();
        LatencyHistogram together = new LatencyHistogram();
        calmestFirst.subList(0, (calmestFirst.size() + 1) / 2).forEach(together::add);
        return together.percentile(percentile);
    }
}
