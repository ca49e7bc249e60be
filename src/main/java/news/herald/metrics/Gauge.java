package news.herald.metrics;

import java.util.List;
import java.util.function.DoubleSupplier;

/** Shows a value that goes up and down, asked for when it is shown. As safe for use by many threads as its supplier. */
public final class Gauge implements Instrument {

    private final DoubleSupplier supplier;

    Gauge(DoubleSupplier supplier) {
        this.supplier = supplier;
    }

    /** @return not a number when the supplier fails: one broken gauge must not hide the others */
    public double value() {
        try {
            return supplier.getAsDouble();
        } catch (RuntimeException broken) {
            return Double.NaN;
        }
    }

    @Override
    public List<Sample> samples() {
        return List.of(Sample.of(value()));
    }
}
