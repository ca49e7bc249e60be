package news.herald.alerts;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import news.herald.editing.OneLine;
import news.herald.ninjs.Pointer;
import news.herald.ninjs.Timestamp;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/**
 * What an editor says in an alert, checked. Immutable.
 *
 * @param title one line
 * @param text may have several; empty if there is none
 * @param urgency 1 (a flash) to 9, as in ninjs
 * @param link for more
 * @param expires when nobody is to be shown it any more
 */
public record Wording(String title, String text, int urgency, Optional<String> link, Optional<Instant> expires) {

    private static final int TITLE_LENGTH = 200;
    private static final int TEXT_LENGTH = 2_000;
    private static final int USUAL = 5;
    private static final int LEAST_URGENT = 9;

    private static final Set<String> MEMBERS = Set.of("title", "text", "urgency", "link", "expires");

    /** An alert that was read and is sent back has them, and only Herald can say what they are. */
    private static final Set<String> OURS = Set.of("id", "tag", "status", "version", "created", "changed");

    /** @throws Refusal 400 that names every member at fault */
    public static Wording of(JsonObject body) {
        List<FieldFault> faults = new ArrayList<>();
        body.keySet().stream()
                .filter(member -> !MEMBERS.contains(member) && !OURS.contains(member))
                .forEach(member -> faults.add(new FieldFault(pointer(member), "is no member of an alert")));
        Wording wording = new Wording(
                member(
                                body,
                                "title",
                                Wording::title,
                                "must be one line of 1 to " + TITLE_LENGTH + " characters",
                                faults)
                        .or(() -> missingTitle(body, faults))
                        .orElse(""),
                member(body, "text", Wording::text, "must be a text of at most " + TEXT_LENGTH + " characters", faults)
                        .orElse(""),
                member(body, "urgency", Wording::urgency, "must be a whole number from 1 to " + LEAST_URGENT, faults)
                        .orElse(USUAL),
                member(
                        body,
                        "link",
                        value -> string(value).filter(Link::isSafe),
                        "must be an http or https address or a path that begins with one /, of at most " + Link.LENGTH
                                + " characters",
                        faults),
                member(
                        body,
                        "expires",
                        value -> string(value).flatMap(Timestamp::parse).map(Wording::asStored),
                        "must be a date and time such as 2030-01-31T12:00:00Z",
                        faults));
        if (!faults.isEmpty()) {
            throw new Refusal(400, "Bad request", "The body does not describe an alert.", faults);
        }
        return wording;
    }

    /** Not part of what {@link #of} checks: a request that is repeated later is still the same request. */
    void requireUnexpired(Instant now) {
        if (expires.isPresent() && !expires.get().isAfter(now)) {
            throw Refusal.badRequest(
                    "The alert would have expired already.", new FieldFault("/expires", "must be in the future"));
        }
    }

    private static Optional<String> missingTitle(JsonObject body, List<FieldFault> faults) {
        if (isMissing(body, "title")) {
            faults.add(new FieldFault("/title", "must be there"));
        }
        return Optional.empty();
    }

    private static <T> Optional<T> member(
            JsonObject body, String name, Function<JsonValue, Optional<T>> read, String rule, List<FieldFault> faults) {
        if (isMissing(body, name)) {
            return Optional.empty();
        }
        Optional<T> value = read.apply(body.get(name));
        if (value.isEmpty()) {
            faults.add(new FieldFault(pointer(name), rule));
        }
        return value;
    }

    private static boolean isMissing(JsonObject body, String name) {
        return body.get(name) == null || body.get(name) == JsonValue.NULL;
    }

    private static Optional<String> title(JsonValue value) {
        return string(value).flatMap(text -> OneLine.of(text, TITLE_LENGTH));
    }

    private static Optional<String> text(JsonValue value) {
        return string(value)
                .map(String::strip)
                .filter(text -> text.codePointCount(0, text.length()) <= TEXT_LENGTH)
                .filter(text -> text.codePoints().noneMatch(c -> Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0));
    }

    private static Optional<Integer> urgency(JsonValue value) {
        return Optional.of(value)
                .filter(JsonNumber.class::isInstance)
                .map(number -> ((JsonNumber) number).bigDecimalValue())
                .filter(number -> number.compareTo(BigDecimal.ONE) >= 0
                        && number.compareTo(BigDecimal.valueOf(LEAST_URGENT)) <= 0
                        && number.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::intValue);
    }

    private static Optional<String> string(JsonValue value) {
        return value instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    private static Instant asStored(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    private static String pointer(String member) {
        return Pointer.ROOT.child(member).toString();
    }
}
