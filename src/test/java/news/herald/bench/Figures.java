package news.herald.bench;

import java.time.Duration;
import java.util.Locale;
import news.herald.testing.SwarmReport;

/**
 * What one round of one server gave. Immutable. Only what was delivered counts for rate, CPU and times.
 *
 * @param report on the events that were measured
 * @param tally of all of the round, with what came before and after the measured ones
 * @param rate events delivered in a second, all readers together, from the first publication to the last delivery
 * @param cpuMicros of the server's process for one delivered event, publishing included
 * @param p50 milliseconds from just before the publication to the reader
 * @param p99 the same
 */
record Figures(SwarmReport report, Tally tally, double rate, double cpuMicros, double p50, double p99) {

    static Figures of(SwarmReport report, long nanos, Duration cpu, Tally tally) {
        double delivered = report.delivered();
        return new Figures(
                report,
                tally,
                delivered == 0 ? 0 : delivered / (nanos / 1e9),
                cpu.toNanos() / 1e3 / delivered,
                report.latency().percentile(0.5) / 1e6,
                report.latency().percentile(0.99) / 1e6);
    }

    double of(Metric metric) {
        return switch (metric) {
            case RATE -> rate;
            case CPU -> cpuMicros;
            case P50 -> p50;
            case P99 -> p99;
            case HEAP -> throw new IllegalArgumentException("the heap is measured by IdleHeap");
        };
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,.0f events/s, %.1f us of CPU each, p50 %.1f ms, p99 %.1f ms, %,d lost, %,d twice, %d of %d streams open",
                rate,
                cpuMicros,
                p50,
                p99,
                report.lost(),
                report.duplicates(),
                report.open(),
                report.readers());
    }
}
