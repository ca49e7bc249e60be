package news.herald.metrics;

/**
 * What a histogram counted up to one moment; of two, the difference is what it counted between. Immutable.
 */
public final class Buckets {

    private final double[] bounds;
    private final long[] counts;

    /** @param counts one more than bounds: the last bucket has no end */
    Buckets(double[] bounds, long[] counts) {
        this.bounds = bounds;
        this.counts = counts;
    }

    /** @param earlier of the same histogram */
    public Buckets since(Buckets earlier) {
        long[] difference = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            difference[i] = counts[i] - earlier.counts[i];
        }
        return new Buckets(bounds, difference);
    }

    public long count() {
        long count = 0;
        for (long one : counts) {
            count += one;
        }
        return count;
    }

    /**
     * What a share of all observations does not exceed, as far as buckets tell: they are taken to be spread evenly over
     * their bucket. Beyond the last bound, that bound.
     *
     * @param share from 0 to 1
     * @return not a number when nothing was observed
     */
    public double quantile(double share) {
        long count = count();
        double wanted = share * count;
        double soFar = 0;
        for (int i = 0; i < bounds.length && count > 0; i++) {
            if (counts[i] > 0 && soFar + counts[i] >= wanted) {
                double from = i == 0 ? 0 : bounds[i - 1];
                return from + (bounds[i] - from) * Math.max(0, wanted - soFar) / counts[i];
            }
            soFar += counts[i];
        }
        return count > 0 && bounds.length > 0 ? bounds[bounds.length - 1] : Double.NaN;
    }
}
