package news.herald.testing;

import java.util.Collection;

/** The middle of some measurements: one disturbed round moves it by a place, not by its size. Stateless. */
public final class Medians {

    private Medians() {}

    /** @throws IllegalArgumentException when there is nothing to take the middle of */
    public static double of(Collection<? extends Number> measurements) {
        double[] sorted =
                measurements.stream().mapToDouble(Number::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("the median of nothing");
        }
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
