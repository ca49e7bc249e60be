package news.herald.topics;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import news.herald.live.TopicName;
import news.herald.problem.FieldFault;

/** To what a body says that a right extends: some topics, or some verbs. Stateless. */
public final class Some {

    private static final int MOST = 100;

    private Some() {}

    /** @return nothing for all of them; empty when the member is at fault, which is added to the faults then */
    public static Optional<Set<TopicName>> topics(JsonObject body, List<FieldFault> faults) {
        return of(body, "topics", Some::topic, "must be names of topics", faults);
    }

    /** Missing or null is all of them; an empty list would be a right to nothing. */
    public static <T> Optional<Set<T>> of(
            JsonObject body, String member, Function<String, Optional<T>> read, String rule, List<FieldFault> faults) {
        JsonValue value = body.getOrDefault(member, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return Optional.empty();
        }
        Set<T> all = new LinkedHashSet<>();
        boolean fine = value instanceof JsonArray array && !array.isEmpty() && array.size() <= MOST;
        if (fine) {
            for (JsonValue one : (JsonArray) value) {
                Optional<T> known = one instanceof JsonString text ? read.apply(text.getString()) : Optional.empty();
                known.ifPresent(all::add);
                fine &= known.isPresent();
            }
        }
        if (!fine) {
            faults.add(new FieldFault("/" + member, rule + ", 1 to " + MOST + " of them, or missing for all"));
        }
        return Optional.of(all);
    }

    private static Optional<TopicName> topic(String word) {
        return TopicName.isWellFormed(word) ? Optional.of(new TopicName(word)) : Optional.empty();
    }
}
