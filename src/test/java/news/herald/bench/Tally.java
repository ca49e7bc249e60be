package news.herald.bench;

import java.util.Locale;
import news.herald.testing.SwarmReport;

/**
 * What became of the events of all rounds of one server and scenario. Immutable.
 *
 * @param due how many deliveries there should have been
 * @param lost of these, how many never came
 * @param twice came to the same reader again
 * @param faults ids that did not ascend, and readers who were told that their cursor is void
 * @param streams that ended although their readers stayed
 */
record Tally(String scenario, String contestant, long due, long lost, long twice, long faults, long streams) {

    static Tally none(String scenario, String contestant) {
        return new Tally(scenario, contestant, 0, 0, 0, 0, 0);
    }

    Tally plus(SwarmReport report) {
        return new Tally(
                scenario,
                contestant,
                due + report.delivered() + report.lost(),
                lost + report.lost(),
                twice + report.duplicates(),
                faults + report.late() + report.idsOutOfOrder() + report.resets(),
                streams + report.readers() - report.open());
    }

    boolean isFaultless() {
        return lost == 0 && twice == 0 && faults == 0 && streams == 0;
    }

    double lostShare() {
        return due == 0 ? 0 : (double) lost / due;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-6s %-7s %,d of %,d deliveries lost (%.1f %%), %,d twice, %,d out of order, %,d streams cut off",
                scenario,
                contestant,
                lost,
                due,
                100 * lostShare(),
                twice,
                faults,
                streams);
    }
}
