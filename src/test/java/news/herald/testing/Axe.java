package news.herald.testing;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What axe-core, Deque's checker of the WCAG's rules, finds at fault in a page. Stateless. */
public final class Axe {

    private static final String SCRIPT = "/axe.min.js";

    /** Best practices too, one line for each fault: the rule, what it says, and where. */
    private static final String RUN = """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) =>
                `${id}: ${help}: ${target.join(' ')}: ${failureSummary.replace(/\\s+/g, ' ')}`))
            """;

    private Axe() {}

    /** Everything that is wrong with the page as it is now, in words; nothing if it is well. */
    public static List<String> faults(Page page) {
        // Evaluated, not added as a script, which the page's policy would not let run.
        page.evaluate(script());
        return ((List<?>) page.evaluate(RUN)).stream().map(String.class::cast).toList();
    }

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream(SCRIPT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
