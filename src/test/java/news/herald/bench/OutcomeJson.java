package news.herald.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;

/** The outcome for machines. A figure that is not finite is null. Immutable. */
record OutcomeJson(Outcome outcome) {

    JsonObject object() {
        JsonArrayBuilder comparisons = Json.createArrayBuilder();
        outcome.comparisons().forEach(comparison -> comparisons.add(comparison(comparison)));
        JsonArrayBuilder accounts = Json.createArrayBuilder();
        outcome.accounts().forEach(account -> accounts.add(account(account)));
        return setting(outcome.setting())
                .add("comparisons", comparisons)
                .add("deliveries", accounts)
                .build();
    }

    private static JsonObjectBuilder setting(Setting setting) {
        return Json.createObjectBuilder()
                .add("when", setting.when().toString())
                .add("server", setting.server())
                .add("jdk", setting.jdk())
                .add("cores", setting.cores())
                .add("rounds", setting.plan().rounds())
                .add("readers", setting.plan().readers())
                .add("idleReaders", setting.plan().idleReaders())
                .add("heraldEventBytes", setting.heraldBytes())
                .add("stockEventBytes", setting.stockBytes());
    }

    private static JsonObject comparison(Comparison comparison) {
        return Json.createObjectBuilder()
                .add("scenario", comparison.scenario())
                .add("metric", comparison.metric().label())
                .add("moreIsBetter", comparison.metric().moreIsBetter())
                .add("ratio", number(comparison.ratio()))
                .add("lowest", number(comparison.lowest()))
                .add("highest", number(comparison.highest()))
                .add("herald", numbers(comparison.herald()))
                .add("stock", numbers(comparison.stock()))
                .build();
    }

    private static JsonObject account(Account account) {
        Tally tally = account.tally();
        return Json.createObjectBuilder()
                .add("scenario", account.scenario())
                .add("server", account.contestant())
                .add("due", tally.due())
                .add("lost", tally.lost())
                .add("twice", tally.twice())
                .add("outOfOrder", tally.faults())
                .add("streamsCutOff", tally.streams())
                .build();
    }

    private static JsonArrayBuilder numbers(List<Double> values) {
        JsonArrayBuilder numbers = Json.createArrayBuilder();
        values.forEach(value -> numbers.add(number(value)));
        return numbers;
    }

    private static JsonValue number(double value) {
        return Double.isFinite(value) ? Json.createValue(value) : JsonValue.NULL;
    }
}
