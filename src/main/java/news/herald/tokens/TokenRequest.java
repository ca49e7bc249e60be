package news.herald.tokens;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import news.herald.editing.OneLine;
import news.herald.live.TopicName;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;
import news.herald.topics.Scope;
import news.herald.topics.Verb;

/**
 * A token that somebody wants, checked. Immutable.
 *
 * @param name what it is for, in its maker's words
 * @param life from now on, 1 to 366 days
 */
record TokenRequest(String name, Scope scope, Duration life) {

    private static final int NAME_LENGTH = 100;
    private static final int MOST_TOPICS = 100;
    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 366;
    private static final Set<String> MEMBERS = Set.of("name", "topics", "verbs", "days");

    /** @throws Refusal 400 that names every member at fault */
    static TokenRequest of(JsonObject body) {
        List<FieldFault> faults = new ArrayList<>();
        body.keySet().stream()
                .filter(member -> !MEMBERS.contains(member))
                .forEach(member -> faults.add(new FieldFault("/" + member, "is no member of a token")));
        Optional<String> name = body.get("name") instanceof JsonString text
                ? OneLine.of(text.getString(), NAME_LENGTH)
                : Optional.empty();
        if (name.isEmpty()) {
            faults.add(new FieldFault("/name", "must be one line of 1 to " + NAME_LENGTH + " characters"));
        }
        Optional<Set<TopicName>> topics = some(body, "topics", TokenRequest::topic, "must be names of topics", faults);
        Optional<Set<Verb>> verbs = some(body, "verbs", Verb::of, "must be some of " + words(), faults);
        int days = days(body.getOrDefault("days", JsonValue.NULL));
        if (days < 1 || days > MOST_DAYS) {
            faults.add(new FieldFault("/days", "must be a whole number from 1 to " + MOST_DAYS));
        }
        if (!faults.isEmpty()) {
            throw new Refusal(400, "Bad request", "The body does not describe a token.", faults);
        }
        return new TokenRequest(name.orElse(""), new Scope(topics, verbs), Duration.ofDays(days));
    }

    private static int days(JsonValue value) {
        if (value == JsonValue.NULL) {
            return USUAL_DAYS;
        }
        boolean whole = value instanceof JsonNumber number
                && number.isIntegral()
                && number.bigDecimalValue().precision() <= 4;
        return whole ? ((JsonNumber) value).intValue() : 0;
    }

    private static Optional<TopicName> topic(String word) {
        return TopicName.isWellFormed(word) ? Optional.of(new TopicName(word)) : Optional.empty();
    }

    /** Missing or null is all of them; an empty list would be a token for nothing. */
    private static <T> Optional<Set<T>> some(
            JsonObject body, String member, Function<String, Optional<T>> read, String rule, List<FieldFault> faults) {
        JsonValue value = body.getOrDefault(member, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return Optional.empty();
        }
        Set<T> all = new LinkedHashSet<>();
        boolean fine = value instanceof JsonArray array && !array.isEmpty() && array.size() <= MOST_TOPICS;
        if (fine) {
            for (JsonValue one : (JsonArray) value) {
                Optional<T> known = one instanceof JsonString text ? read.apply(text.getString()) : Optional.empty();
                known.ifPresent(all::add);
                fine &= known.isPresent();
            }
        }
        if (!fine) {
            faults.add(new FieldFault("/" + member, rule + ", 1 to " + MOST_TOPICS + " of them, or missing for all"));
        }
        return Optional.of(all);
    }

    private static String words() {
        return String.join(", ", List.of(Verb.values()).stream().map(Verb::word).toList());
    }
}
