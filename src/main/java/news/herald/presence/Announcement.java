package news.herald.presence;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import news.herald.editing.Identifiers;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/**
 * What a desk says of itself, checked. Immutable.
 *
 * @param desk a name that it made for itself
 * @param turn more than the time before
 * @param item that is being written; none when none is
 */
record Announcement(String desk, long turn, Optional<String> item) {

    private static final Pattern DESK = Pattern.compile("[A-Za-z0-9-]{8,64}");

    /** Whole numbers that every JSON reader keeps exact. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1L << 53);

    /** @throws Refusal 400 that names every member at fault */
    static Announcement of(String desk, JsonObject body) {
        List<FieldFault> faults = new ArrayList<>();
        if (!DESK.matcher(desk).matches()) {
            faults.add(new FieldFault("desk", "must be 8 to 64 letters, digits and -"));
        }
        long turn = body.get("turn") instanceof JsonNumber number ? turn(number) : -1;
        if (turn < 0) {
            faults.add(new FieldFault("/turn", "must be a whole number from 0"));
        }
        JsonValue item = body.getOrDefault("item", JsonValue.NULL);
        boolean none = item == JsonValue.NULL;
        if (!none && !(item instanceof JsonString text && Identifiers.isItem(text.getString()))) {
            faults.add(new FieldFault("/item", "must be the id of an item, or null"));
        }
        if (!faults.isEmpty()) {
            throw new Refusal(400, "Bad request", "The body does not say who is at the desk.", faults);
        }
        return new Announcement(desk, turn, none ? Optional.empty() : Optional.of(((JsonString) item).getString()));
    }

    private static long turn(JsonNumber number) {
        BigDecimal exact = number.bigDecimalValue();
        return exact.signum() >= 0 && exact.compareTo(MOST) <= 0 && number.isIntegral() ? number.longValue() : -1;
    }
}
