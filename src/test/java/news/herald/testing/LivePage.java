package news.herald.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/** A reader's page of one topic in a tab, and what it shows. For the one thread of its {@link Chromium}. */
public final class LivePage {

    /** Notes when the page shows a text for the first time, by the clock that this machine and its browser share. */
    private static final String NOTE_WHEN_SHOWN = """
            (text) => {
              const look = () => {
                if (!document.body.innerText.includes(text)) return false;
                window.shownAt = Date.now();
                return true;
              };
              window.shownAt = 0;
              if (!look()) new MutationObserver((_, observer) => look() && observer.disconnect())
                .observe(document.body, { childList: true, subtree: true, characterData: true });
            }
            """;

    private final Page page;

    private LivePage(Page page) {
        this.page = page;
        page.setDefaultTimeout(SseConnection.PATIENCE.toMillis());
    }

    /** Opens the topic in a tab and waits until it is live. */
    public static LivePage open(BrowserContext profile, String topic) {
        LivePage opened = new LivePage(profile.newPage());
        opened.page.navigate("/?topic=" + topic);
        return opened.awaitState("live");
    }

    public Page page() {
        return page;
    }

    /** @param state live, offline and so on, as the source says it */
    public LivePage awaitState(String state) {
        page.waitForSelector("herald-feed .state[data-state=" + state + "]");
        return this;
    }

    public LivePage awaitText(String text) {
        page.getByText(text).first().waitFor();
        return this;
    }

    public LivePage awaitNoText(String text) {
        page.waitForCondition(() -> page.getByText(text).count() == 0);
        return this;
    }

    public void noteWhenShown(String text) {
        page.evaluate(NOTE_WHEN_SHOWN, text);
    }

    /** Milliseconds since 1970 at which what is noted was shown. */
    public long shownAt() {
        // Not waitForFunction, which the page's policy forbids.
        page.waitForCondition(() -> (boolean) page.evaluate("window.shownAt > 0"));
        return ((Number) page.evaluate("window.shownAt")).longValue();
    }

    /** Top first. */
    public List<String> headlines() {
        return articles().locator("h2").allInnerTexts();
    }

    public Locator articles() {
        return page.locator("herald-feed article");
    }

    /** EventSource, fetch or poll. */
    public String transport() {
        return (String)
                page.evaluate("async () => (await import('/elements/hub.js')).hubOf(location.origin).transport");
    }

    /** Whether this tab has the connection that the tabs of its browser share. */
    public boolean leads() {
        return (boolean) page.evaluate("async () => (await import('/elements/hub.js')).hubOf(location.origin).leads");
    }

    /** How many articles have this headline. */
    public long count(String headline) {
        return headlines().stream().filter(headline::equals).count();
    }

    public void close() {
        page.close();
    }
}
