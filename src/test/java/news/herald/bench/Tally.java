package news.herald.bench;

import java.util.Locale;
import news.herald.testing.SwarmReport;

/**
 * What became of events that were to be delivered. Immutable.
 *
 * @param due how many deliveries there should have been
 * @param lost of these, how many never came
 * @param twice came to the same reader again
 * @param faults marks and ids that did not ascend, and readers who were told that their cursor is void
 * @param streams that ended although their readers stayed
 */
record Tally(long due, long lost, long twice, long faults, long streams) {

    static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    static Tally of(SwarmReport report) {
        return new Tally(
                report.delivered() + report.lost(),
                report.lost(),
                report.duplicates(),
                report.late() + report.idsOutOfOrder() + report.resets(),
                report.readers() - report.open());
    }

    /** Of other streams too. */
    Tally plus(Tally other) {
        return thenOfTheSame(new Tally(other.due, other.lost, other.twice, other.faults, streams + other.streams));
    }

    /** Of the same streams, later: those that had ended already are among those that have ended then. */
    Tally thenOfTheSame(Tally later) {
        return new Tally(due + later.due, lost + later.lost, twice + later.twice, faults + later.faults, later.streams);
    }

    boolean isFaultless() {
        return lost == 0 && twice == 0 && faults == 0 && streams == 0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d of %,d deliveries lost (%.1f %%), %,d twice, %,d out of order, %,d streams cut off",
                lost,
                due,
                due == 0 ? 0 : 100.0 * lost / due,
                twice,
                faults,
                streams);
    }
}
