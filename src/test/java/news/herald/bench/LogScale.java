package news.herald.bench;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Ratios on a logarithmic scale with 1 in the middle, so that twice as good and half as good are equally far from it.
 * Immutable.
 *
 * @param middle where 1 is
 * @param half from there to either end
 * @param most the ratio at the right end; its inverse is at the left end
 */
record LogScale(double middle, double half, double most) {

    private static final List<Double> STEPS = List.of(2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 1_000.0, 10_000.0, 100_000.0);
    private static final int MOST_TICKS = 4;

    /** Wide enough for all of the ratios. */
    static LogScale around(double middle, double half, DoubleStream ratios) {
        double farthest = ratios.filter(ratio -> Double.isFinite(ratio) && ratio > 0)
                .map(ratio -> Math.max(ratio, 1 / ratio))
                .max()
                .orElse(1);
        double most =
                STEPS.stream().filter(step -> step >= farthest).findFirst().orElse(farthest);
        return new LogScale(middle, half, most);
    }

    /** What lies beyond the scale is put at its end. */
    double place(double ratio) {
        double share = Math.log(ratio) / Math.log(most);
        return middle + half * Math.max(-1, Math.min(1, share));
    }

    /** Ratios above 1 that deserve a line, few enough to be told apart. */
    List<Double> ticks() {
        List<Double> within = STEPS.stream().filter(step -> step <= most).toList();
        int every = (within.size() + MOST_TICKS - 1) / MOST_TICKS;
        return Stream.iterate(within.size() - 1, at -> at >= 0, at -> at - every)
                .map(within::get)
                .sorted()
                .toList();
    }
}
