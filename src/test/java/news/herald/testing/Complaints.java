package news.herald.testing;

import com.microsoft.playwright.BrowserContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What the pages of a profile complain of: errors of scripts, what the browser logs as one, and each violation of a page's
 * policy, with where it was. For the one thread of its {@link Chromium}.
 */
public final class Complaints {

    /** Before any script of the page, and in the words of the standard, which both engines have. */
    private static final String LISTEN = """
            addEventListener('securitypolicyviolation', event => console.error(`VIOLATION ${event.effectiveDirective} of `
              + `${event.blockedURI} at ${event.sourceFile}:${event.lineNumber} ${event.sample}`));
            """;

    private final List<String> heard = new ArrayList<>();

    private Complaints() {}

    /** Of all pages that the profile opens from now on. */
    public static Complaints of(BrowserContext profile) {
        Complaints complaints = new Complaints();
        profile.addInitScript(LISTEN);
        profile.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.heard.add(message.text());
            }
        });
        profile.onWebError(error -> complaints.heard.add(error.error()));
        return complaints;
    }

    /** Until now; a page that is asked something has told all before. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    /** Those of a page's policy. */
    public List<String> violations() {
        return heard.stream().filter(text -> text.startsWith("VIOLATION")).toList();
    }
}
