package news.herald.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One metric of one scenario, both servers, round by round. Immutable.
 *
 * @param herald one value for each round
 * @param stock the same rounds, so that values at the same place were measured one after the other
 */
record Comparison(String scenario, Metric metric, List<Double> herald, List<Double> stock) {

    Comparison {
        herald = List.copyOf(herald);
        stock = List.copyOf(stock);
        if (herald.isEmpty() || herald.size() != stock.size()) {
            throw new IllegalArgumentException(herald.size() + " and " + stock.size() + " rounds make no pairs");
        }
    }

    double heraldMedian() {
        return median(herald);
    }

    double stockMedian() {
        return median(stock);
    }

    /** Herald's median over the other's; not finite when the other delivered nothing. */
    double ratio() {
        return heraldMedian() / stockMedian();
    }

    /** The lowest ratio of a pair. */
    double lowest() {
        return pairs().min().orElseThrow();
    }

    /** The highest ratio of a pair. */
    double highest() {
        return pairs().max().orElseThrow();
    }

    private DoubleStream pairs() {
        return IntStream.range(0, herald.size()).mapToDouble(round -> herald.get(round) / stock.get(round));
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                .average()
                .orElseThrow();
    }
}
