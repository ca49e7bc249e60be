package news.herald.tokens;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.herald.editing.OneLine;
import news.herald.live.TopicName;
import news.herald.ninjs.Pointer;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;
import news.herald.topics.Scope;
import news.herald.topics.Some;
import news.herald.topics.Verb;

/**
 * A token that somebody wants, checked. Immutable.
 *
 * @param name what it is for, in its maker's words
 * @param life from now on, 1 to 366 days
 */
record TokenRequest(String name, Scope scope, Duration life) {

    private static final int NAME_LENGTH = 100;
    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 366;
    private static final Set<String> MEMBERS = Set.of("name", "topics", "verbs", "days");

    /** @throws Refusal 400 that names every member at fault */
    static TokenRequest of(JsonObject body) {
        List<FieldFault> faults = new ArrayList<>();
        body.keySet().stream()
                .filter(member -> !MEMBERS.contains(member))
                .forEach(member ->
                        faults.add(new FieldFault(Pointer.ROOT.child(member).toString(), "is no member of a token")));
        Optional<String> name = body.get("name") instanceof JsonString text
                ? OneLine.of(text.getString(), NAME_LENGTH)
                : Optional.empty();
        if (name.isEmpty()) {
            faults.add(new FieldFault("/name", "must be one line of 1 to " + NAME_LENGTH + " characters"));
        }
        Optional<Set<TopicName>> topics = Some.topics(body, faults);
        Optional<Set<Verb>> verbs = Some.of(body, "verbs", Verb::of, "must be some of " + words(), faults);
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

    private static String words() {
        return String.join(", ", List.of(Verb.values()).stream().map(Verb::word).toList());
    }
}
