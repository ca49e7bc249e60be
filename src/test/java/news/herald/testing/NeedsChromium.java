package news.herald.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Leaves a test class out where there is no Chromium, and says so. Where a browser is required it is run all the same, to
 * fail: with {@code true} in the environment variable {@value #REQUIRED} or {@code CI}. Gives the class that asks for one a
 * {@link Chromium} of its own, and ends it with the class.
 */
public final class NeedsChromium implements ExecutionCondition, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(NeedsChromium.class);

    private static final String REQUIRED = "HERALD_REQUIRE_BROWSER";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return unless(Chromium.find().isPresent(), context, Chromium.MISSING);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class);
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
