package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import news.herald.testing.Chromium;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.NeedsChromium;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import news.herald.testing.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The operators' page in a real browser. */
@Tag("browser")
@ExtendWith({NeedsChromium.class, SharedServer.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitorPageIT {

    private static final String IS_DRAWN = """
            () => [...document.querySelectorAll('.chart canvas')].filter((canvas) =>
              canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte > 0)).length
            """;

    private final HeraldServer server;
    private final List<String> complaints = new ArrayList<>();
    private final Chromium chromium;

    MonitorPageIT(HeraldServer server, Chromium chromium) {
        this.chromium = chromium;
        this.server = server;
    }

    private Page open(int width, boolean dark) {
        Page page = chromium.openWindow(width, 900, dark);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate("http://127.0.0.1:" + server.port() + "/monitor/");
        return page;
    }

    private static void signIn(Page page, String password) {
        page.fill("#sign-in [name=name]", "admin");
        page.fill("#sign-in [name=password]", password);
        page.keyboard().press("Enter");
    }

    private static void assertSays(Page page, String selector, String text) {
        PlaywrightAssertions.assertThat(page.locator(selector).first()).containsText(text, patience(20_000));
    }

    private static LocatorAssertions.ContainsTextOptions patience(int millis) {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(millis);
    }

    @Test
    void whoSignsInSeesTheServersLive() {
        Page page = open(1200, false);
        signIn(page, HeraldApi.PASSWORD);
        assertSays(page, "#state", "Live");
        assertSays(page, ".node", "Readers");
        assertTrue(page.title().endsWith("· Monitor · Herald"), page.title());
        assertEquals(6, page.evaluate(IS_DRAWN), "charts with something in them");
        String topic = server.api().freshTopic("monitor-page");
        List<SseConnection> streams =
                List.of(server.stream(topic).open(), server.stream(topic).open());
        try {
            page.waitForCondition(
                    // Those of pages before may go meanwhile.
                    () -> readers(page) >= 3
                            && readers(page) == (int) server.api().metric("herald_readers"),
                    new Page.WaitForConditionOptions().setTimeout(10_000));
        } finally {
            streams.forEach(SseConnection::close);
        }
        page.screenshot(picture("wide"));
        page.context().close();
        assertEquals(List.of(), complaints);
    }

    private static int readers(Page page) {
        String text = (String)
                page.evaluate(
                        "() => [...document.querySelectorAll('.node dt')].find((dt) => dt.textContent === 'Readers').nextElementSibling.textContent");
        return Integer.parseInt(text.split(" ")[0].replace(",", ""));
    }

    @Test
    void aNarrowScreenShowsItAllWithoutScrollingSideways() {
        Page page = open(320, true);
        signIn(page, HeraldApi.PASSWORD);
        assertSays(page, "#state", "Live");
        assertSays(page, ".chart tbody", "");
        assertTrue((int) page.evaluate("document.documentElement.scrollWidth") <= 320);
        page.screenshot(picture("narrow"));
        page.context().close();
        assertEquals(List.of(), complaints);
    }

    @Test
    void whoMayNotIsToldSo() {
        Page page = open(400, false);
        signIn(page, "not-the-password");
        assertSays(page, "[data-fault]", "do not belong to an account");
        assertTrue(page.locator("#board").isHidden());
        page.context().close();
    }

    private static Page.ScreenshotOptions picture(String name) {
        return new Page.ScreenshotOptions().setFullPage(true).setPath(file(name));
    }

    private static Path file(String name) {
        return Target.file("monitor-" + name + ".png");
    }
}
