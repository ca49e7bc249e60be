package news.herald.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.List;
import news.herald.testing.Chromium;
import news.herald.testing.Complaints;
import news.herald.testing.HeraldServer;
import news.herald.testing.HostileMarkup;
import news.herald.testing.HostileWriter;
import news.herald.testing.MarkupRules;
import news.herald.testing.NeedsChromium;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import news.herald.testing.Witness;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Texts that were written to run in a reader's browser, in one. The pages are without their policy, as in a
 * browser that knows none: what cleans must do alone. One is with it, and has nothing to stop.
 */
@Tag("browser")
@ExtendWith({NeedsChromium.class, SharedServer.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileMarkupIT {

    private static final List<String> ALL = HostileMarkup.all();

    /** As many as a topic's page shows. */
    private static final int PAGE = 30;

    /** By the elements' own code. Gives what became of each body. */
    private static final String SHOW = """
            async all => {
              const { article } = await import('/elements/item.js');
              return all.map(hostile => {
                const words = { contentType: 'text/html', value: hostile };
                const made = article({ uri: 'urn:x', by: hostile, language: hostile, headlines: [words], bodies: [words],
                  descriptions: [{ role: 'correction', ...words }],
                  renditions: [{ href: hostile, contentType: 'image/png', width: 1 }] });
                document.body.append(made);
                for (const image of made.querySelectorAll('.text img')) image.removeAttribute('loading');
                return made.querySelector('.text')?.innerHTML ?? '';
              });
            }
            """;

    /** All but those that would take the page away. What a script needs it takes first: some take such names for themselves. */
    private static final String LET_LOOSE = """
            all => {
              const { body } = document;
              const create = Document.prototype.createElement.bind(document, 'div');
              for (const hostile of all.filter(one => !one.includes('http-equiv=refresh'))) {
                const here = create();
                body.append(here);
                here.innerHTML = hostile;
              }
            }
            """;

    private final HostileWriter writer;
    private final HeraldServer server;
    private final Chromium chromium;
    private BrowserContext bare;
    private Witness witness;

    HostileMarkupIT(HeraldServer server, Chromium chromium) {
        this.server = server;
        this.chromium = chromium;
        writer = new HostileWriter(server.api());
    }

    @BeforeAll
    void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(SseConnection.PATIENCE.toMillis());
    }

    @BeforeEach
    void openTheBareProfile() {
        bare = chromium.profile(server, new NewContextOptions().setBypassCSP(true));
        witness = watch(bare);
    }

    @AfterEach
    void closeTheProfile() {
        bare.close();
    }

    @Test
    void readersOfNewsSeeTextsThatDoNothing() {
        try (BrowserContext ruled = chromium.profile(server)) {
            Witness other = watch(ruled);
            Complaints complaints = Complaints.of(ruled);
            for (int begin = 0; begin < ALL.size(); begin += PAGE) {
                List<String> some = ALL.subList(begin, Math.min(begin + PAGE, ALL.size()));
                String topic = writer.topic("hostile", "news", some.get(0));
                Page page = followed(bare, topic);
                List<String> items = writer.publish(topic, some);
                assertThat(page.locator("herald-feed article")).hasCount(some.size());
                assertThat(page.locator("herald-feed article .correction")).hasCount(some.size() + corrected(some));
                Witness.settle(page);
                page.reload();
                Page strict = followed(ruled, topic);
                for (Page shown : List.of(page, strict)) {
                    assertThat(shown.locator("herald-feed article")).hasCount(some.size());
                    Witness.settle(shown);
                }
                strict.close();
                for (int at = 0; at < items.size(); at += HostileWriter.ONE_IN) {
                    page.navigate(items.get(at).replace("/api", ""));
                    Witness.settle(page);
                }
                page.close();
            }
            assertNothingRan(witness);
            assertNothingRan(other);
            assertEquals(List.of(), complaints.heard());
        }
    }

    @Test
    void soDoReadersOfRows() {
        String topic = writer.topic("hostile-rows", "rows", ALL.get(0));
        writer.put(topic, "before");
        Page page = bare.newPage();
        page.navigate("/topics/" + topic);
        page.locator("herald-table .state[data-state=live]").waitFor();
        writer.put(topic, "after");
        assertThat(page.locator("herald-table tbody")).containsText("after");
        Witness.settle(page);
        assertNothingRan(witness);
    }

    @Test
    void soDoReadersOfAlertsWhoseLinksLeadToTheWeb() {
        String topic = writer.topic("hostile-alerts", "alerts", ALL.get(0));
        List<String> refused = new ArrayList<>();
        Page page = bare.newPage();
        // A page of somebody who embeds them.
        page.route(
                "**/embedding",
                route -> route.fulfill(new FulfillOptions()
                        .setContentType("text/html")
                        .setBody(
                                "<!doctype html><script type=module src=/elements/herald.js></script><herald-alerts topic="
                                        + topic + "></herald-alerts>")));
        page.waitForResponse(
                answer -> answer.url().endsWith("/api/topics/" + topic), () -> page.navigate("/embedding"));
        for (String hostile : ALL) {
            writer.alert(topic, hostile, "/");
            for (String link :
                    Jsoup.parseBodyFragment(hostile).select("a[href]").eachAttr("href")) {
                if (!writer.alert(topic, "Its link", link)) {
                    refused.add(link);
                }
            }
        }
        assertTrue(writer.alert(topic, "The last one", "https://ok.example/"));
        assertThat(page.locator("herald-alerts")).containsText("The last one");
        Witness.settle(page);
        assertTrue(refused.stream().anyMatch(link -> link.startsWith("java\tscript:")), refused.toString());
        onlyWebLinks(page, "herald-alerts a");
        page.navigate("/topics/" + topic);
        assertThat(page.locator("main")).containsText("The last one");
        onlyWebLinks(page, "main a");
        Witness.settle(page);
        assertNothingRan(witness);
    }

    /** As if the server had cleaned nothing. */
    @Test
    void theSecondLockHoldsAlone() {
        Page page = bare.newPage();
        page.navigate("/");
        List<String> faults = new ArrayList<>();
        for (Object text : (List<?>) page.evaluate(SHOW, ALL)) {
            MarkupRules.faults((String) text).forEach(fault -> faults.add(fault + " in " + text));
        }
        Witness.settle(page);
        assertEquals(List.of(), faults);
        assertEquals(List.of(), witness.ran());
    }

    /** Else nothing of the above would say anything. */
    @Test
    void theSameTextsRunWhereNothingHoldsThem() {
        Page page = bare.newPage();
        page.route(
                "**/anywhere",
                route -> route.fulfill(
                        new FulfillOptions().setContentType("text/html").setBody("<!doctype html>")));
        page.navigate("/anywhere");
        page.evaluate(LET_LOOSE, ALL);
        Witness.settle(page);
        assertTrue(witness.ran().size() > 50, "ran " + witness.ran().size());
        assertTrue(witness.strayed().size() > 10, "strayed " + witness.strayed());
    }

    private static int corrected(List<String> texts) {
        return (texts.size() + HostileWriter.ONE_IN - 1) / HostileWriter.ONE_IN;
    }

    private Witness watch(BrowserContext profile) {
        return Witness.of(profile, server);
    }

    static void assertNothingRan(Witness witness) {
        assertEquals(List.of(), witness.ran());
        assertEquals(List.of(), witness.strayed());
    }

    private static void onlyWebLinks(Page page, String links) {
        assertEquals(
                List.of(),
                page.evaluate(
                        "links => [...document.querySelectorAll(links)].map(link => link.href)"
                                + ".filter(address => !/^https?:[/][/]/.test(address))",
                        links));
    }

    private static Page followed(BrowserContext profile, String topic) {
        Page page = profile.newPage();
        page.navigate("/topics/" + topic);
        page.locator("herald-feed .state[data-state=live]").waitFor();
        return page;
    }
}
