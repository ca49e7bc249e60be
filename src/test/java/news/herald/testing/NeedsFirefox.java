package news.herald.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves a test class out where there is no Firefox, as {@link NeedsChromium} does for its browser. */
public final class NeedsFirefox implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return NeedsChromium.unless(Chromium.findFirefox().isPresent(), context, Chromium.FIREFOX_MISSING);
    }
}
