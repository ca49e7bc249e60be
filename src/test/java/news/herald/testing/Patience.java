package news.herald.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long a test waits that does not say it, in every test: JUnit finds this by its service file. Far longer than what is
 * awaited takes, since a slow machine is no fault of Herald's; who promises a time says it in the test.
 */
public final class Patience implements BeforeAllCallback {

    public static final Duration LONGEST = Duration.ofSeconds(30);

    @Override
    public void beforeAll(ExtensionContext test) {
        Awaitility.setDefaultTimeout(LONGEST);
    }
}
