package news.herald.ninjs;

import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.Evaluator.Result;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.JsonNode;
import java.util.function.Predicate;

/**
 * The word {@code format} of a schema, asserted: {@code date-time}, {@code uri}, and {@code harmless} for a link that
 * need not be a whole URI. Thread-safe.
 */
final class Formats {

    private Formats() {}

    static EvaluatorFactory factory() {
        return new EvaluatorFactory.Builder()
                .withKeyword("format", (JsonNode format) -> evaluator(format.asString()))
                .build();
    }

    private static Evaluator evaluator(String format) {
        return switch (format) {
            case "date-time" ->
                check(
                        text -> Timestamp.parse(text).isPresent(),
                        "must be a date and time with an offset, for example 2026-02-28T18:30:00Z (RFC 3339)");
            case "uri" ->
                both(check(Uri::isWellFormed, "must be a URI with its scheme, in ASCII (RFC 3986)"), harmless());
            case "harmless" -> harmless();
            default -> throw new IllegalArgumentException("nobody checks the format " + format);
        };
    }

    private static Evaluator harmless() {
        return check(text -> !Uri.isHarmful(text), "must not be a javascript:, vbscript: or data: address");
    }

    private static Evaluator check(Predicate<String> good, String otherwise) {
        return (context, node) ->
                !node.isString() || good.test(node.asString()) ? Result.success() : Result.failure(otherwise);
    }

    private static Evaluator both(Evaluator first, Evaluator second) {
        return (context, node) -> {
            Result result = first.evaluate(context, node);
            return result == Result.success() ? second.evaluate(context, node) : result;
        };
    }
}
