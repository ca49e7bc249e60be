package news.herald.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import news.herald.testing.Chromium;
import news.herald.testing.DeskPage;
import news.herald.testing.HeraldServer;
import news.herald.testing.HostileMarkup;
import news.herald.testing.HostileWriter;
import news.herald.testing.NeedsChromium;
import news.herald.testing.SharedServer;
import news.herald.testing.Witness;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same texts at the desk, without its policy: {@link HostileMarkupIT} shows that they run where nothing holds them. */
@Tag("browser")
@ExtendWith({NeedsChromium.class, SharedServer.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileDeskIT {

    private static final List<String> ALL = HostileMarkup.all();
    private static final int ITEMS = 30;

    /** As it is, and as if a ProseMirror had copied it. */
    private static final String PASTE = """
            all => all.flatMap(hostile => [hostile, `<p data-pm-slice="0 0 []">${hostile}`]).forEach(html => {
              const clipboardData = new DataTransfer();
              clipboardData.setData('text/html', html);
              document.activeElement.dispatchEvent(
                new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
            })
            """;

    private final HeraldServer server;
    private final Chromium chromium;

    HostileDeskIT(HeraldServer server, Chromium chromium) {
        this.server = server;
        this.chromium = chromium;
    }

    @Test
    void editorsListShowCompareAndPasteTextsThatDoNothing() {
        HostileWriter writer = new HostileWriter(server.api());
        List<String> some = ALL.subList(ALL.size() / 2, ALL.size() / 2 + ITEMS);
        String topic = writer.topic("hostile-desk", "news", some.get(0));
        writer.publish(topic, some);
        try (BrowserContext bare = chromium.profile(server, new NewContextOptions().setBypassCSP(true))) {
            Witness witness = Witness.of(bare, server);
            DeskPage desk = DeskPage.open(bare, topic);
            Page page = desk.page();
            assertThat(page.locator("#items .entry")).hasCount(some.size());
            for (int at = 0; at < some.size(); at += HostileWriter.ONE_IN) {
                for (String verb : List.of("preview", "history")) {
                    String entry = "#items .entry >> nth=" + at;
                    if (page.locator(entry + " >> [data-verb=" + verb + "]").isHidden()) {
                        page.click(entry + " >> [data-verb=more]");
                    }
                    page.click(entry + " >> [data-verb=" + verb + "]");
                    desk.dialog().waitFor();
                    Witness.settle(page);
                    desk.press("Escape").await(() -> desk.dialog().count() == 0);
                }
            }
            page.click("#items .entry >> nth=0 >> [data-verb=edit]");
            assertThat(page.locator("#write [value=update]")).isVisible();
            desk.body().focus();
            page.evaluate(PASTE, ALL);
            assertThat(desk.body()).containsText("Sign in again");
            Witness.settle(page);
            HostileMarkupIT.assertNothingRan(witness);
        }
    }
}
