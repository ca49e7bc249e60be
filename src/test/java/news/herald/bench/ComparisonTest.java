package news.herald.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void theRatioIsThatOfTheMedians() {
        Comparison comparison = Examples.comparison(Metric.RATE, List.of(30.0, 10.0, 20.0), List.of(5.0, 4.0, 100.0));
        assertEquals(20, comparison.heraldMedian());
        assertEquals(5, comparison.stockMedian());
        assertEquals(4, comparison.ratio());
    }

    @Test
    void ofAnEvenNumberTheMiddleTwoCount() {
        Comparison comparison =
                Examples.comparison(Metric.RATE, List.of(1.0, 2.0, 4.0, 80.0), List.of(1.0, 1.0, 1.0, 1.0));
        assertEquals(3, comparison.ratio());
    }

    @Test
    void theSpreadIsThatOfTheRoundsThatBelongTogether() {
        Comparison comparison = Examples.comparison(Metric.CPU, List.of(2.0, 9.0, 3.0), List.of(4.0, 3.0, 3.0));
        assertEquals(0.5, comparison.lowest());
        assertEquals(3, comparison.highest());
    }

    @Test
    void roundsOfOneServerOnlyAreRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> Examples.comparison(Metric.CPU, List.of(1.0, 2.0), List.of(1.0)));
    }
}
