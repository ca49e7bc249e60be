package news.herald.ninjs;

import dev.harrel.jsonschema.Error;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.herald.problem.FieldFault;

/** Turns what a validator reports, one error for each schema on the way, into one fault for each field. Stateless. */
final class SchemaFaults {

    /** An editor repairs a few at a time; a document can have as many faults as bytes. */
    static final int MOST = 20;

    private static final Pattern ALTERNATIVE = Pattern.compile("/(?:oneOf|anyOf)/[0-9]");

    /** The places of the schema where one of several must hold, and what that means. */
    private static final Map<String, String> CHOICES = Map.of(
            "#/$defs/rights", "must have either linkedRights or encodedRights",
            "#/$defs/contacts/items", "must have either value or address",
            "#/$defs/dates",
                    "must have either startDate or expectedStartDate, or else either endDate or expectedEndDate");

    private SchemaFaults() {}

    static List<FieldFault> of(List<Error> errors) {
        return errors.stream()
                .filter(error -> !ALTERNATIVE.matcher(error.getEvaluationPath()).find())
                .flatMap(SchemaFaults::faults)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static Stream<FieldFault> faults(Error error) {
        String here = error.getInstanceLocation();
        String word = error.getKeyword() == null ? "" : error.getKeyword();
        return switch (word) {
            // These two only say that something inside them failed, which is reported by itself.
            case "if", "allOf" -> Stream.empty();
            case "oneOf", "anyOf" -> Stream.of(fault(here, choice(error.getSchemaLocation())));
            case "required" ->
                Arrays.stream(error.getError().split(", ")).map(name -> fault(here + '/' + name, "is required"));
            default -> Stream.of(fault(here, error.getError()));
        };
    }

    private static String choice(String location) {
        return CHOICES.getOrDefault(location.substring(location.indexOf('#')), "must match one of the alternatives");
    }

    private static FieldFault fault(String pointer, String detail) {
        return new FieldFault(Pointer.shown(pointer), detail);
    }
}
