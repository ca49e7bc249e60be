package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import news.herald.testing.Chromium;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.JsonText;
import news.herald.testing.NeedsChromium;
import news.herald.testing.SharedServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The table that a browser makes of a topic of rows. */
@Tag("browser")
@ExtendWith({NeedsChromium.class, SharedServer.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TableIT {

    /** What happens while the tab is hidden is told by the page's own source, so that the test need not guess. */
    private static final String HIDE = """
            async topic => {
              const { HeraldSource } = await import('/elements/herald.js');
              window.heard = [];
              window.away = true;
              Object.defineProperty(document, 'hidden', { configurable: true, get: () => window.away });
              document.dispatchEvent(new Event('visibilitychange'));
              const source = new HeraldSource(topic);
              source.addEventListener('event', ({ detail }) => window.heard.push(detail.data.fields.price));
              await new Promise(live => {
                source.addEventListener('state', ({ detail }) => detail === 'live' && live());
                source.start();
              });
              window.drawn = [];
              const cell = document.querySelector('herald-table').shadowRoot.querySelector('tbody tr td.number');
              new MutationObserver(() => window.drawn.push(cell.textContent)).observe(cell, { childList: true });
            }
            """;

    private static final String SHOW =
            "() => { window.away = false; document.dispatchEvent(new Event('visibilitychange')); }";

    private final HeraldServer server;
    private final HeraldApi api;
    private String topic;
    private final Chromium chromium;
    private Page page;

    TableIT(HeraldServer server, Chromium chromium) {
        this.chromium = chromium;
        this.server = server;
        api = server.api();
    }

    @BeforeEach
    void makeTopic() {
        topic = "table-" + Long.toString(System.nanoTime(), 36);
        JsonObject wanted = Json.createObjectBuilder()
                .add("name", topic)
                .add("title", "Prices")
                .add("kind", "rows")
                .build();
        api.post("/api/topics", wanted).expect(201);
    }

    private void put(String rows) {
        api.put("/api/topics/" + topic + "/rows", JsonText.object("{\"rows\":" + rows + "}"), null)
                .expect(200);
    }

    private void price(String key, double price) {
        put("[{\"key\":\"" + key + "\",\"fields\":{\"name\":\"" + key.toUpperCase(Locale.ROOT) + "\",\"price\":" + price
                + "}}]");
    }

    private Locator table() {
        page = chromium.visit(server, "/?topic=" + topic);
        return page.locator("herald-table .scroll table");
    }

    private static void awaitText(Locator locator, String text) {
        PlaywrightAssertions.assertThat(locator).containsText(text, new ContainsTextOptions().setTimeout(10_000));
    }

    @Test
    void rowsComeChangeAndGoInARealTable() {
        price("abc", 1.5);
        price("xyz", 2.25);
        Locator table = table();
        awaitText(table, "XYZ");
        assertEquals("Prices", table.locator("caption").textContent());
        assertEquals(List.of("Name", "Price"), table.locator("thead th").allTextContents());
        assertEquals(List.of("ABC", "XYZ"), table.locator("tbody th[scope=row]").allTextContents());
        assertEquals(List.of("1.50", "2.25"), table.locator("tbody td.number").allTextContents());
        long since = System.nanoTime();
        price("abc", 1.25);
        Locator fallen = table.locator("td[data-change=down]");
        awaitText(fallen, "1.25");
        price("abc", 1.75);
        awaitText(table.locator("td[data-change=up]"), "1.75");
        long millis = (System.nanoTime() - since) / 1_000_000;
        assertTrue(millis < 2_000, "two changes took " + millis + " ms");
        assertEquals("flash-", animation(table).substring(0, 6));
        price("new", 7);
        awaitText(table, "NEW");
        api.send(api.request("/api/topics/" + topic + "/rows/abc").DELETE()).expect(204);
        PlaywrightAssertions.assertThat(table.locator("tbody tr")).hasCount(2);
        assertEquals(List.of("NEW", "XYZ"), table.locator("tbody th").allTextContents());
        table.locator("button", new Locator.LocatorOptions().setHasText("Price"))
                .click();
        table.locator("button", new Locator.LocatorOptions().setHasText("Price"))
                .click();
        PlaywrightAssertions.assertThat(table.locator("th[aria-sort=descending]"))
                .hasText("Price");
        assertEquals(List.of("7.00", "2.25"), table.locator("tbody td").allTextContents());
    }

    private static String animation(Locator table) {
        return (String) table.locator("td[data-change]").evaluate("cell => getComputedStyle(cell).animationName");
    }

    @Test
    void whoWantsNoMotionSeesTheMarkAlone() {
        price("abc", 1);
        Locator table = table();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        awaitText(table, "ABC");
        price("abc", 2);
        awaitText(table.locator("td[data-change=up]"), "2");
        assertEquals("none", animation(table));
        String mark =
                (String) table.locator("td[data-change]").evaluate("cell => getComputedStyle(cell, '::after').content");
        assertTrue(mark.contains("▲"), mark);
    }

    @Test
    void aTabThatNobodySeesDrawsTheLatestOnly() {
        price("abc", 1);
        Locator table = table();
        awaitText(table, "ABC");
        page.evaluate(HIDE, topic);
        for (int price = 2; price <= 20; price++) {
            price("abc", price);
        }
        page.waitForFunction("() => window.heard.at(-1) === 20");
        assertEquals(List.of(), page.evaluate("window.drawn"));
        assertEquals("1", table.locator("td").textContent());
        page.evaluate(SHOW);
        awaitText(table.locator("td[data-change=up]"), "20");
        assertEquals(List.of("20"), page.evaluate("window.drawn"));
    }

    @Test
    void aWideTableScrollsWithinItselfOnANarrowScreen() {
        put("[{\"key\":\"a\",\"fields\":{\"first\":\"Manchester United\",\"second\":\"Wolverhampton Wanderers\","
                + "\"third\":\"a third column\",\"fourth\":12345.678,\"fifth\":987654321}}]");
        Locator table = table();
        page.setViewportSize(320, 640);
        awaitText(table, "Wolverhampton");
        assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"));
        assertEquals(true, page.locator("herald-table .scroll").evaluate("box => box.scrollWidth > box.clientWidth"));
    }

    @Test
    void aTopicWithoutRowsSaysSo() {
        table();
        awaitText(page.locator("herald-table"), "Nothing yet");
        price("abc", 1);
        awaitText(page.locator("herald-table .scroll table"), "ABC");
        PlaywrightAssertions.assertThat(page.locator("herald-table .empty")).isHidden();
    }
}
