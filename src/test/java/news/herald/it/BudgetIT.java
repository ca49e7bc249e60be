package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import news.herald.testing.Chromium;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.JsonText;
import news.herald.testing.NeedsChromium;
import news.herald.testing.SharedServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a first visit fetches, as a real browser counts it: little enough for a phone with bad reception. */
@Tag("browser")
@ExtendWith({NeedsChromium.class, SharedServer.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BudgetIT {

    /** Bytes of scripts, as they travel. */
    private static final int SCRIPTS = 20_000;

    /** Bytes of everything but pictures. */
    private static final int FIRST_VIEW = 100_000;

    private static final String FETCHED = """
            () => performance.getEntriesByType('resource')
              .concat(performance.getEntriesByType('navigation'))
              .filter(({ name }) => !/\\/(stream|events)\\b/.test(name))
              .map(({ name, encodedBodySize }) => ({ path: new URL(name).pathname, bytes: encodedBodySize }))
            """;

    private final HeraldServer server;
    private final HeraldApi api;
    private final Chromium chromium;

    BudgetIT(HeraldServer server, Chromium chromium) {
        this.chromium = chromium;
        this.server = server;
        this.api = server.api();
    }

    @Test
    void aLiveBlogThatIsFullIsWithinTheBudget() {
        String topic = api.freshTopic("budget");
        String paragraph = "<p>" + "What was said in the chamber that evening, word by word. ".repeat(12) + "</p>";
        IntStream.range(0, 30)
                .forEach(number -> api.publish(topic, JsonText.object("""
                        {"headlines":[{"value":"Number %d"}],"bodies":[{"contentType":"text/html","value":"%s"}]}
                        """.formatted(number, paragraph + paragraph)))
                        .expect(201));
        assertWithin(fetched("/topics/" + topic, "herald-feed .state[data-state=live]"));
    }

    @Test
    void aTableIsWithinTheBudget() {
        String topic = api.freshTopic("budget-rows", "rows");
        api.put("/api/topics/" + topic + "/rows/a", JsonText.object("{\"name\":\"A\",\"points\":1}"), null)
                .expect(201);
        assertWithin(fetched("/topics/" + topic, "herald-table .state[data-state=live]"));
    }

    /** The elements come to what they import in one journey, not in seven. */
    @ParameterizedTest
    @CsvSource({"news, herald-feed", "rows, herald-table"})
    void theModulesAreFetchedTogether(String kind, String element) {
        String topic = api.freshTopic("budget-preload", kind);
        try (Page page = chromium.visit(server, "/topics/" + topic)) {
            page.waitForSelector(element + " .state[data-state=live]");
            assertEquals(List.of(), page.evaluate("""
                            () => performance.getEntriesByType('resource')
                              .filter(({ name, initiatorType }) => /\\/elements\\//.test(name)
                                && !document.querySelector(`link[rel=modulepreload][href="${new URL(name).pathname}"]`)
                                && !/reader-page/.test(name))
                              .map(({ name }) => name)
                            """));
        }
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> fetched(String path, String shown) {
        try (Page page = chromium.visit(server, path)) {
            page.waitForSelector(shown);
            page.waitForFunction("() => customElements.get('herald-alerts')");
            return (List<Map<String, Object>>) page.evaluate(FETCHED);
        }
    }

    private static void assertWithin(List<Map<String, Object>> fetched) {
        int scripts = bytes(fetched, ".js");
        int all = bytes(fetched, "");
        System.out.printf("BudgetIT: %d bytes of scripts, %d of all, %d files%n", scripts, all, fetched.size());
        assertTrue(scripts > 5_000 && scripts < SCRIPTS, "scripts take " + scripts + " bytes: " + fetched);
        assertTrue(all < FIRST_VIEW, "all takes " + all + " bytes: " + fetched);
    }

    private static int bytes(List<Map<String, Object>> fetched, String ending) {
        return fetched.stream()
                .filter(file -> ((String) file.get("path")).endsWith(ending))
                .mapToInt(file -> ((Number) file.get("bytes")).intValue())
                .sum();
    }
}
