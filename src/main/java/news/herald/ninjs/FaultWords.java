package news.herald.ninjs;

import dev.harrel.jsonschema.MessageProvider;
import java.util.Collection;
import java.util.stream.Collectors;

/** What a schema's words mean for an editor. Never repeats the value: it comes from outside and may be long. */
final class FaultWords implements MessageProvider {

    @Override
    public String getMessage(String word, Object... details) {
        return switch (word) {
            case "type" -> "must be of type " + list(details[1]);
            case "enum" -> "must be one of " + list(details[1]);
            case "const" -> "must be " + details[1];
            case "minimum" -> "must be at least " + details[1];
            case "maximum" -> "must be at most " + details[1];
            case "minItems" -> "must have at least " + details[1] + " entries";
            case "pattern" -> "must be a year, year and month, date, or date and time, for example 2026-02-28";
            case "required" -> list(details[0]);
            case "falseSchema" -> "is no member that ninjs 3.1 has here";
            default -> "is not as ninjs 3.1 wants it (" + word + ")";
        };
    }

    private static String list(Object values) {
        return values instanceof Collection<?> many
                ? many.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "))
                : String.valueOf(values);
    }
}
