package news.herald.bench;

import java.util.Locale;
import java.util.StringJoiner;

/** The outcome as text for a console, in ASCII. Immutable. */
record OutcomeTable(Outcome outcome) {

    @Override
    public String toString() {
        Setting setting = outcome.setting();
        BenchPlan plan = setting.plan();
        StringJoiner lines = new StringJoiner("\n");
        lines.add("Herald beside the server's own SseBroadcaster (stock)");
        lines.add(setting.machine());
        lines.add(format(
                "%,d readers (idle: %,d), events of %d bytes (stock: %d), medians of %d rounds by turns",
                plan.readers(), plan.idleReaders(), setting.heraldBytes(), setting.stockBytes(), plan.rounds()));
        lines.add("Herald has each event on the disk (H2) before it delivers; stock passes it on from memory.");
        lines.add(
                "That favours stock. Times are from before the publication to the reader, CPU is all of the server's.");
        lines.add("");
        lines.add(format(
                "%-7s %-20s %12s %12s %13s  %s",
                "", "", "Herald", "stock", "Herald/stock", "pairs from, to, and better"));
        outcome.comparisons().forEach(comparison -> lines.add(row(comparison)));
        lines.add("");
        outcome.accounts()
                .forEach(account ->
                        lines.add(format("%-7s %-7s %s", account.scenario(), account.contestant(), account.tally())));
        return lines.toString();
    }

    private static String row(Comparison comparison) {
        return format(
                "%-7s %-20s %,12.1f %,12.1f %13.2f  %.2f, %.2f, %s",
                comparison.scenario(),
                comparison.metric().label(),
                comparison.heraldMedian(),
                comparison.stockMedian(),
                comparison.ratio(),
                comparison.lowest(),
                comparison.highest(),
                comparison.metric().moreIsBetter() ? "more" : "less");
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
