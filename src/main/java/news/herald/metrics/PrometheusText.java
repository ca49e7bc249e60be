package news.herald.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the Prometheus text exposition format 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats). Used by one
 * thread.
 */
final class PrometheusText {

    /** Beyond it a double no longer holds every whole number. */
    private static final double MOST_WHOLE = 9_007_199_254_740_992.0;

    private final StringBuilder out = new StringBuilder(4096);

    void write(Family family) {
        out.append("# HELP ")
                .append(family.name())
                .append(' ')
                .append(family.help().replace("\\", "\\\\").replace("\n", "\\n"))
                .append('\n');
        out.append("# TYPE ")
                .append(family.name())
                .append(' ')
                .append(family.type())
                .append('\n');
        for (Map.Entry<Optional<Label>, Instrument> series : family.all()) {
            for (Sample sample : series.getValue().samples()) {
                write(family.name(), series.getKey(), sample);
            }
        }
    }

    private void write(String name, Optional<Label> label, Sample sample) {
        List<Label> labels = new ArrayList<>(2);
        label.ifPresent(labels::add);
        labels.addAll(sample.labels());
        out.append(name).append(sample.suffix());
        if (!labels.isEmpty()) {
            out.append(labels.stream()
                    .map(one -> one.name() + "=\"" + escape(one.value()) + '"')
                    .collect(Collectors.joining(",", "{", "}")));
        }
        out.append(' ').append(number(sample.value())).append('\n');
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < MOST_WHOLE;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
