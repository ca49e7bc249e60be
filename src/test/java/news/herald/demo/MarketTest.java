package news.herald.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MarketTest {

    private static final long DAY = Script.DAY.toSeconds();

    private final Market market = new Script().market();

    private static List<JsonObject> rows(JsonObject table) {
        return table.getJsonArray("rows").getValuesAs(JsonObject.class);
    }

    private JsonObject all(int day, long second) {
        return market.all(day, Duration.ofSeconds(second));
    }

    private List<BigDecimal> prices(int row) {
        return LongStream.range(0, DAY)
                .mapToObj(second -> rows(all(1, second)).get(row).getJsonObject("fields"))
                .map(fields -> fields.getJsonNumber("price").bigDecimalValue())
                .toList();
    }

    @Test
    void whoeverAsksForTheSameMomentIsToldTheSame() {
        assertEquals(all(3, 777), new Script().market().all(3, Duration.ofSeconds(777)));
        assertNotEquals(all(3, 777), all(4, 777));
    }

    @Test
    void inEachSecondTheIndexAndAFewPricesChange() {
        List<Integer> changed = LongStream.range(0, DAY)
                .mapToObj(
                        second -> rows(market.at(1, Duration.ofSeconds(second))).size())
                .toList();
        assertTrue(changed.stream().allMatch(rows -> rows >= 1 && rows <= 13));
        double mean = changed.stream().mapToInt(rows -> rows).average().orElse(0);
        assertTrue(mean > 3 && mean < 5, () -> "rows in a second: " + mean);
    }

    @Test
    void pricesWanderAndNeverFar() {
        for (int company = 0; company < market.companies().size(); company++) {
            String key = market.companies().get(company).key();
            double close = market.companies().get(company).close();
            Set<BigDecimal> prices = Set.copyOf(prices(company + 1));
            assertTrue(prices.size() > 50, key);
            double least = Collections.min(prices).doubleValue() / close;
            double most = Collections.max(prices).doubleValue() / close;
            assertTrue(
                    least > 0.89 && least < 0.999 && most > 1.001 && most < 1.11, key + ": " + least + " to " + most);
        }
    }

    @Test
    void changeAndPercentAreThoseOfThePrice() {
        for (JsonObject row : rows(all(1, 500))) {
            JsonObject fields = row.getJsonObject("fields");
            BigDecimal close = fields.getJsonNumber("price")
                    .bigDecimalValue()
                    .subtract(fields.getJsonNumber("change").bigDecimalValue());
            double percent = fields.getJsonNumber("change").doubleValue() / close.doubleValue() * 100;
            assertEquals(percent, fields.getJsonNumber("percent").doubleValue(), 0.006, row::toString);
        }
    }
}
