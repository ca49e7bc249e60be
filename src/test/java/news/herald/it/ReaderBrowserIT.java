package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.List;
import news.herald.testing.Chromium;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.JsonText;
import news.herald.testing.NeedsChromium;
import news.herald.testing.SharedServer;
import news.herald.testing.Visit;
import news.herald.testing.Visit.Reader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees of the pages in a real browser, with script and without. */
@Tag("browser")
@ExtendWith({NeedsChromium.class, SharedServer.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReaderBrowserIT {

    private static final String HOSTILE = "</script><script>document.title = 'taken'</script><!-- not ended";

    private final HeraldServer server;
    private final Chromium chromium;
    private String topic;
    private String own;

    ReaderBrowserIT(HeraldServer server, Chromium chromium) {
        this.chromium = chromium;
        this.server = server;
    }

    @BeforeAll
    void start() {
        HeraldApi api = server.api();
        topic = api.freshTopic("browser");
        api.publish(topic, HeraldApi.plainHeadline(HOSTILE)).expect(201);
        String location = api.publish(topic, JsonText.object("""
                {"type":"text","language":"en","by":"Mara Lindqvist","urgency":1,
                 "headlines":[{"value":"Harbour bridge opens after nine years"}],
                 "bodies":[{"contentType":"text/html","value":"<p>The first cars crossed at seven.</p><blockquote>It stands.</blockquote>"}]}
                """))
                .expect(201)
                .header("Location")
                .orElseThrow();
        api.post(location + "/correction", "{\"note\":\"It took nine years, not ten.\"}")
                .expect(200);
        api.post(location + "/pin", "{}").expect(200);
        own = location.substring("/api".length());
    }

    @ParameterizedTest
    @CsvSource({"360, false", "360, true", "1200, false", "1200, true"})
    void theNewsCanBeReadWithoutScript(int width, boolean dark) {
        try (Visit visit = chromium.visit(server, new Reader(false, width, dark))) {
            String look = width + (dark ? "-dark" : "-light");
            String text =
                    visit.open("/topics/" + topic).screenshot("topic-" + look).text();
            for (String words : List.of(
                    "Harbour bridge opens after nine years",
                    "The first cars crossed at seven.",
                    "Correction It took nine years, not ten.",
                    "Pinned",
                    "By Mara Lindqvist",
                    HOSTILE,
                    "Without JavaScript this page stays as it is")) {
                assertTrue(text.contains(words), text);
            }
            assertFalse(visit.overflows());
            assertTrue(visit.open(own).screenshot("item-" + look).text().contains("The first cars crossed at seven."));
            assertFalse(visit.overflows());
            assertTrue(visit.open("/nothing-here")
                    .screenshot("fault-" + look)
                    .text()
                    .contains("Not found"));
        }
    }

    /** The data for search engines is in a script element, which the policy could take for a script. */
    @Test
    void thePolicyForScriptsHasNothingAgainstThePages() {
        try (Visit visit = chromium.visit(server, new Reader(true, 1200, false))) {
            Page page = visit.open("/topics/" + topic).page();
            page.waitForSelector("herald-feed .state[data-state=live]");
            assertEquals(1, page.locator("herald-feed").count());
            assertEquals(2, page.locator("herald-feed article").count());
            assertEquals("Topic " + topic + " · Herald", page.title());
            assertEquals(
                    "LiveBlogPosting",
                    JsonText.object(page.locator("script[type='application/ld+json']")
                                    .textContent())
                            .getString("@type"));
            visit.open(own).page().waitForSelector("herald-time:defined time");
            assertEquals(List.of(), visit.complaints());
        }
    }
}
