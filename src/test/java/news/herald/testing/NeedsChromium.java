package news.herald.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Leaves a test class out where there is no Chromium, and says so. Where a browser is required it is run all the same, to
 * fail: with {@code true} in the environment variable {@value #REQUIRED} or {@code CI}.
 */
public final class NeedsChromium implements ExecutionCondition {

    private static final String REQUIRED = "HERALD_REQUIRE_BROWSER";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return unless(Chromium.find().isPresent(), context, Chromium.MISSING);
    }

    static ConditionEvaluationResult unless(boolean there, ExtensionContext context, String missing) {
        if (there || isTrue(REQUIRED) || isTrue("CI")) {
            return ConditionEvaluationResult.enabled(null);
        }
        String word = "LEFT OUT: " + context.getDisplayName() + ", which asks a real browser; " + missing;
        // Failsafe counts what is left out, but does not say why.
        System.out.println(word);
        return ConditionEvaluationResult.disabled(word);
    }

    private static boolean isTrue(String variable) {
        return "true".equals(System.getenv(variable));
    }
}
