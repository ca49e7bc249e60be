package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import news.herald.testing.Answer;
import news.herald.testing.Chromium;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.NeedsChromium;
import news.herald.testing.SseConnection;
import news.herald.testing.Target;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every page as it is while the demo plays, for people to look at: into {@code target/screenshots/readme}, from where
 * those of the README come ({@code src/docs/pictures}). What the browser complains of is a fault.
 */
@Tag("show")
@Tag("browser")
@ExtendWith(NeedsChromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreenshotsIT {

    /** Minutes of the day pass in seconds, until it has come far enough. */
    private static final String SPEED = "30";

    private static final int ITEMS = 24;
    private static final int WIDE = 1280;
    private static final int NARROW = 390;

    private final List<String> complaints = new ArrayList<>();
    private Chromium chromium;
    private HeraldServer server;

    @BeforeAll
    void start() {
        chromium = Chromium.start();
        server = HeraldServer.named("screenshots")
                .with("HERALD_DEMO", "true")
                .with("HERALD_DEMO_SPEED", SPEED)
                .start();
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> items() >= ITEMS);
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void thePagesForReaders() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(WIDE, NARROW)) {
                try (BrowserContext profile = chromium.profile(server, width, height(width), scheme)) {
                    Page page = open(profile, "/topics/election");
                    page.waitForSelector("herald-feed .state[data-state=live]");
                    shoot(page, "reader", width, scheme);
                    page.locator("article .permalink").nth(3).click();
                    page.waitForURL("**/items/**");
                    shoot(page, "item", width, scheme);
                    for (String topic : List.of("scores", "quotes")) {
                        page.navigate("/topics/" + topic);
                        page.waitForSelector("herald-table .state[data-state=live]");
                        shoot(page, topic, width, scheme);
                    }
                    List<String> alerts =
                            List.of(alert("Polls close in Merovale", 1), alert("First figures at nine", 5));
                    page.locator("herald-alerts .popup").nth(1).waitFor();
                    shoot(page, "alerts", width, scheme);
                    alerts.forEach(alert -> server.api()
                            .send(server.api().request(alert).DELETE())
                            .expect(204));
                }
            }
        }
        assertEquals(List.of(), complaints);
    }

    @Test
    void theDeskAndTheMonitor() {
        List<SseConnection> readers = IntStream.range(0, 40)
                .mapToObj(n -> server.stream(n % 3 == 0 ? "quotes" : "election").open())
                .toList();
        try {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (int width : List.of(WIDE, NARROW)) {
                    try (BrowserContext profile = chromium.profile(server, width, height(width), scheme)) {
                        Page desk = signIn(open(profile, "/desk/?topic=election"));
                        desk.waitForSelector("#items-section .state[data-state=live]");
                        desk.locator("#items [data-verb=edit]").nth(2).click();
                        desk.waitForCondition(
                                () -> !desk.inputValue("#write [name=headline]").isEmpty());
                        shoot(desk, "desk", width, scheme);
                        Page monitor = signIn(open(profile, "/monitor/"));
                        monitor.waitForSelector("#state[data-state=live]");
                        monitor.evaluate("scrollTo(0, 0)");
                        shoot(monitor, "monitor", width, scheme);
                    }
                }
            }
        } finally {
            readers.forEach(SseConnection::close);
        }
        assertEquals(List.of(), complaints);
    }

    private int items() {
        Answer answer = server.api().get("/api/topics/election?limit=200");
        return answer.status() == 200 ? answer.json().getJsonArray("items").size() : 0;
    }

    private Page open(BrowserContext profile, String path) {
        Page page = profile.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(path);
        return page;
    }

    private static Page signIn(Page page) {
        page.waitForSelector("#sign-in:not([hidden]), #newsroom:not([hidden]), #board:not([hidden])");
        if (page.locator("#sign-in").isHidden()) {
            return page;
        }
        page.fill("[name=name]", "admin");
        page.fill("[name=password]", HeraldApi.PASSWORD);
        page.keyboard().press("Enter");
        return page;
    }

    /** @return its address */
    private String alert(String title, int urgency) {
        String alert = Json.createObjectBuilder()
                .add("title", title)
                .add("text", "This is a demo: nobody has voted.")
                .add("urgency", urgency)
                .build()
                .toString();
        return server.api()
                .post("/api/alerts", alert)
                .expect(201)
                .header("Location")
                .orElseThrow();
    }

    private static int height(int width) {
        return width == WIDE ? 800 : 844;
    }

    private static void shoot(Page page, String name, int width, ColorScheme scheme) {
        String look = (width == WIDE ? "wide" : "narrow") + (scheme == ColorScheme.DARK ? "-dark" : "");
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Target.file("screenshots/readme/" + name + "-" + look + ".png")));
    }
}
