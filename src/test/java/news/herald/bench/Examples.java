package news.herald.bench;

import java.time.Instant;
import java.util.List;

/** Outcomes made up for the tests. Stateless. */
final class Examples {

    private Examples() {}

    static Comparison comparison(Metric metric, List<Double> herald, List<Double> stock) {
        return new Comparison("burst", metric, herald, stock);
    }

    static Outcome outcome(List<Comparison> comparisons, Account... accounts) {
        Setting setting = new Setting(
                Instant.parse("2026-01-02T03:04:00Z"),
                "Some <VM> & 17",
                2,
                "Payara Micro",
                new BenchPlan(3, 1_000, 2_000, 0),
                310,
                308);
        return new Outcome(setting, comparisons, List.of(accounts));
    }
}
