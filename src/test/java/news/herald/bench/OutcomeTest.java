package news.herald.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import news.herald.testing.LatencyHistogram;
import news.herald.testing.SwarmReport;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    private static final SwarmReport COMPLETE = report(10, 10, 1_000, 0, 0);

    @Test
    void theScoreboardPutsRoundsSideBySide() {
        Scoreboard scoreboard = new Scoreboard();
        for (int round = 1; round <= 2; round++) {
            scoreboard.add("burst", Contestant.HERALD, figures(COMPLETE, round * 2));
            scoreboard.add("burst", Contestant.STOCK, figures(report(10, 8, 900, 100, 0), round));
        }
        Outcome outcome = scoreboard.outcome(Examples.outcome(List.of()).setting());
        Comparison rate = outcome.comparisons().get(0);
        assertEquals(Metric.RATE, rate.metric());
        assertEquals(List.of(500.0, 250.0), rate.herald());
        assertEquals(List.of(900.0, 450.0), rate.stock());
        assertEquals(new Tally(2_000, 200, 0, 0, 4), outcome.tally(Contestant.STOCK));
        assertTrue(outcome.heraldIsFaultless(), "what the other lost is only shown");
    }

    @Test
    void oneEventThatHeraldLosesOrDoublesIsAFault() {
        assertFalse(withHeralds(report(10, 10, 999, 1, 0)));
        assertFalse(withHeralds(report(10, 10, 1_000, 0, 1)));
        assertFalse(withHeralds(report(10, 9, 1_000, 0, 0)));
        assertTrue(withHeralds(COMPLETE));
    }

    @Test
    void aStreamThatEndsIsCountedOncePerRound() {
        Tally before = Tally.of(report(10, 9, 180, 20, 0));
        Tally after = Tally.of(report(10, 8, 800, 200, 0));
        assertEquals(new Tally(1_200, 220, 0, 0, 2), before.thenOfTheSame(after));
        assertEquals(new Tally(1_200, 220, 0, 0, 3), before.plus(after));
    }

    @Test
    void theTableHasARowForEachComparison() {
        String table = new OutcomeTable(Examples.outcome(
                        List.of(
                                Examples.comparison(Metric.RATE, List.of(300_000.0), List.of(100_000.0)),
                                Examples.comparison(Metric.P99, List.of(2.0), List.of(8.0))),
                        new Account("burst", Contestant.STOCK, new Tally(1_000, 25, 0, 0, 3))))
                .toString();
        assertTrue(table.lines().anyMatch(line -> line.matches("burst +events/s +300,000.0 +100,000.0 +3.00 .*more")));
        assertTrue(table.lines().anyMatch(line -> line.matches("burst +p99, ms +2.0 +8.0 +0.25 .*less")));
        assertTrue(table.contains("25 of 1,000 deliveries lost (2.5 %)"), table);
        assertTrue(table.chars().allMatch(c -> c < 128), table);
    }

    @Test
    void aRatioThatIsNoneIsNullInJson() {
        JsonObject json = new OutcomeJson(
                        Examples.outcome(List.of(Examples.comparison(Metric.RATE, List.of(300.0), List.of(0.0)))))
                .object();
        JsonObject comparison = json.getJsonArray("comparisons").getJsonObject(0);
        assertEquals(JsonValue.NULL, comparison.get("ratio"));
        assertEquals(300, comparison.getJsonArray("herald").getJsonNumber(0).doubleValue());
    }

    private static boolean withHeralds(SwarmReport report) {
        Account account = new Account("paced", Contestant.HERALD, Tally.of(report));
        return Examples.outcome(List.of(), account).heraldIsFaultless();
    }

    private static Figures figures(SwarmReport report, int seconds) {
        return Figures.of(report, Duration.ofSeconds(seconds).toNanos(), Duration.ofMillis(10), Tally.of(report));
    }

    private static SwarmReport report(int readers, int open, long delivered, long lost, long twice) {
        return new SwarmReport(readers, open, delivered, lost, twice, 0, 0, 0, 0, 1, new LatencyHistogram());
    }
}
