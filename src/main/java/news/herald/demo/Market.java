package news.herald.demo;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import news.herald.json.JsonP;
import news.herald.live.TopicName;

/**
 * Prices that wander, the same for whoever asks for the same moment, so that no node has to remember the last. They wander
 * about yesterday's close, and never far. Immutable.
 */
record Market(TopicName topic, Quote index, List<Quote> companies) {

    /** One in so many changes in a second. */
    private static final int SELDOM = 4;

    /** What a price can be above or below yesterday's. */
    private static final double REACH = 0.1;

    private static final int SLOWEST = 10;

    /** @param close yesterday's price */
    record Quote(String key, String name, double close) {

        static Quote of(JsonObject quote) {
            return new Quote(
                    quote.getString("key"),
                    quote.getString("name"),
                    quote.getJsonNumber("close").doubleValue());
        }

        private JsonObject row(double ratio) {
            BigDecimal price = rounded(close * ratio);
            BigDecimal change = price.subtract(rounded(close));
            JsonObject fields = JsonP.PROVIDER
                    .createObjectBuilder()
                    .add("name", name)
                    .add("price", price)
                    .add("change", change)
                    .add("percent", rounded(change.doubleValue() / close * 100))
                    .build();
            return JsonP.PROVIDER
                    .createObjectBuilder()
                    .add("key", key)
                    .add("fields", fields)
                    .build();
        }

        private static BigDecimal rounded(double number) {
            return BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP);
        }
    }

    /** @param file with the {@code index} and the {@code companies} */
    static Market of(JsonObject file) {
        return new Market(
                new TopicName(file.getString("topic")),
                Quote.of(file.getJsonObject("index")),
                file.getJsonArray("companies").getValuesAs(JsonObject.class).stream()
                        .map(Quote::of)
                        .toList());
    }

    /** All prices, as a request would put them. */
    JsonObject all(int day, Duration moment) {
        return rows(day, moment.toSeconds(), IntStream.range(0, companies.size()));
    }

    /** The index, and the few prices that change in this second. */
    JsonObject at(int day, Duration moment) {
        long second = moment.toSeconds();
        return rows(
                day,
                second,
                IntStream.range(0, companies.size())
                        .filter(company -> random(day, company, 0, second).nextInt(SELDOM) == 0));
    }

    private JsonObject rows(int day, long second, IntStream chosen) {
        double mean = IntStream.range(0, companies.size())
                .mapToDouble(company -> ratio(day, company, second))
                .average()
                .orElse(1);
        JsonArrayBuilder rows = JsonP.PROVIDER.createArrayBuilder().add(index.row(mean));
        chosen.forEach(company -> rows.add(companies.get(company).row(ratio(day, company, second))));
        return JsonP.PROVIDER.createObjectBuilder().add("rows", rows).build();
    }

    /** Steps of two seconds, of four, and so on: the longer, the wider, as a random walk goes. */
    private static double ratio(int day, int company, long second) {
        double sum = 0;
        double most = 0;
        for (int step = 1; step <= SLOWEST; step++) {
            double width = Math.sqrt(1L << step);
            long from = second >> step;
            double passed = (double) (second - (from << step)) / (1L << step);
            sum += width
                    * ((1 - passed) * level(day, company, step, from) + passed * level(day, company, step, from + 1));
            most += width;
        }
        return 1 + REACH * sum / most;
    }

    private static double level(int day, int company, int step, long number) {
        return random(day, company, step, number).nextDouble(-1, 1);
    }

    private static SplittableRandom random(long day, long company, long step, long number) {
        return new SplittableRandom(((day * 31 + company) * 31 + step) * 1_000_003 + number);
    }
}
