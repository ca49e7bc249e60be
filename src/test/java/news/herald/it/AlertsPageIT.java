package news.herald.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import news.herald.testing.Chromium;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.NeedsChromium;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a reader sees and hears of alerts, in a page as strict as Herald's own. */
@Tag("browser")
@ExtendWith({NeedsChromium.class, SharedServer.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertsPageIT {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'";

    /** Records what the page asks of the browser, and lets a test say whether anybody looks at the page. */
    private static final String OBSERVER = """
            window.asked = 0;
            window.told = [];
            window.looking = true;
            let permission = PERMISSION;
            Object.defineProperty(Document.prototype, 'visibilityState', { get: () => window.looking ? 'visible' : 'hidden' });
            window.Notification = class {
              static get permission() { return permission; }
              static async requestPermission() {
                window.asked++;
                return permission = 'granted';
              }
              constructor(title, options) {
                this.entry = { title, ...options, closed: false };
                window.told.push(this.entry);
                window.newest = this;
              }
              close() { this.entry.closed = true; }
            };
            window.opened = [];
            window.open = (address) => window.opened.push(address);
            """;

    private final HeraldServer server;
    private final HeraldApi api;
    private final Chromium chromium;
    private BrowserContext profile;
    private String topic;

    AlertsPageIT(HeraldServer server, Chromium chromium) {
        this.chromium = chromium;
        this.server = server;
        api = server.api();
    }

    @BeforeAll
    void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(SseConnection.PATIENCE.toMillis());
    }

    @BeforeEach
    void open() {
        topic = api.freshTopic("alerts-page", "alerts");
        profile = chromium.openProfile();
    }

    @AfterEach
    void close() {
        profile.close();
    }

    @Test
    void anAlertIsThereWithinHalfASecondAndTheNewestOnTop() {
        Page page = openPage();
        long fastest = IntStream.rangeClosed(1, 3)
                .mapToLong(number -> {
                    long begun = System.nanoTime();
                    publish("Alert " + number, 5);
                    assertThat(popup(page, "Alert " + number)).isVisible();
                    return (System.nanoTime() - begun) / 1_000_000;
                })
                .min()
                .orElseThrow();
        assertTrue(fastest < 500, () -> "the fastest of three took " + fastest + " ms");
        assertThat(page.locator(".popup .title")).hasText(new String[] {"Alert 3", "Alert 2", "Alert 1"});
    }

    @Test
    void noMoreThanThreeCoverThePageAndTheOthersAreCounted() {
        Page page = openPage();
        IntStream.rangeClosed(1, 5).forEach(number -> publish("Alert " + number, 1));
        Locator more = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("2 more"));
        assertThat(more).isVisible();
        assertThat(page.locator(".popup .title")).hasText(new String[] {"Alert 5", "Alert 4", "Alert 3"});
        more.click();
        assertThat(page.locator(".popup")).hasCount(5);
    }

    @Test
    void onlyWhatIsUrgentInterruptsAndStays() {
        Page page = openPage("clock");
        publish("Road closed", 5);
        assertThat(popup(page, "Road closed")).isVisible();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Road closed");
        publish("Leave the building", 1);
        Locator urgent = page.getByRole(AriaRole.ALERT);
        assertThat(urgent).containsText("Leave the building");
        assertThat(urgent).containsText("Flash");
        page.clock().runFor(20_000);
        assertThat(popup(page, "Road closed")).hasCount(0);
        assertThat(urgent).isVisible();
    }

    @Test
    void nothingGoesAwayUnderTheReadersHands() {
        Page page = openPage("clock");
        publish("Road closed", 5);
        popup(page, "Road closed").hover();
        page.clock().runFor(60_000);
        assertThat(popup(page, "Road closed")).isVisible();
        page.mouse().move(1, 1);
        close(page, "Road closed").focus();
        page.clock().runFor(60_000);
        assertThat(popup(page, "Road closed")).isVisible();
        close(page, "Road closed").blur();
        page.clock().runFor(13_000);
        assertThat(popup(page, "Road closed")).hasCount(0);
    }

    @Test
    void noneIsPushedOutFromUnderTheReadersHandsByWhatComes() {
        Page page = openPage();
        publish("First", 1);
        publish("Second", 1);
        publish("Third", 1);
        close(page, "First").focus();
        publish("Fourth", 1);
        assertThat(popup(page, "Fourth")).isVisible();
        assertThat(close(page, "First")).isFocused();
    }

    @Test
    void aCorrectionTakesThePlaceOfTheTextAndSaysSo() {
        Page page = openPage();
        String first = publish("Road closd", 1);
        publish("Another", 1);
        assertThat(page.locator(".popup")).hasCount(2);
        api.put(first, alert("Road closed", 1), "1").expect(200);
        assertThat(popup(page, "Road closed")).containsText("Corrected");
        assertThat(page.locator(".popup .title")).hasText(new String[] {"Another", "Road closed"});
    }

    @Test
    void aKilledAlertIsGoneAtOnce() {
        Page page = openPage();
        String location = publish("Hoax", 1);
        assertThat(popup(page, "Hoax")).isVisible();
        kill(location);
        assertThat(popup(page, "Hoax")).hasCount(0);
    }

    @Test
    void anAlertGoesWhenItExpires() {
        Page page = openPage("clock");
        JsonObject soon = Json.createObjectBuilder(alert("Soon over", 1))
                .add("expires", Instant.now().plusSeconds(60).toString())
                .build();
        api.post("/api/topics/" + topic + "/alerts", soon).expect(201);
        assertThat(popup(page, "Soon over")).isVisible();
        page.clock().runFor(61_000);
        assertThat(popup(page, "Soon over")).hasCount(0);
    }

    @Test
    void theKeyboardClosesTheFocusedOneAndGoesOnFromThere() {
        Page page = openPage("granted");
        page.locator("#before").focus();
        publish("First", 1);
        publish("Second", 1);
        assertThat(page.locator(".popup")).hasCount(2);
        page.keyboard().press("Escape");
        assertThat(page.locator(".popup")).hasCount(2);
        page.keyboard().press("Tab");
        assertThat(close(page, "Second")).isFocused();
        page.keyboard().press("Escape");
        assertThat(popup(page, "Second")).hasCount(0);
        assertThat(close(page, "First")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator(".popup")).hasCount(0);
        assertThat(page.locator("#before")).isFocused();
    }

    @Test
    void aFlashOfTheHourMeetsWhoComesLaterUntilTheyCloseIt() {
        publish("Leave the building", 1);
        publish("Road closed", 2);
        Page page = openPage();
        assertThat(popup(page, "Leave the building")).isVisible();
        assertThat(page.locator(".popup")).hasCount(1);
        close(page, "Leave the building").click();
        publish("Come back", 1);
        page.reload();
        assertThat(popup(page, "Come back")).isVisible();
        assertThat(page.locator(".popup")).hasCount(1);
    }

    @Test
    void whatOneTabClosesIsClosedInTheOthers() {
        Page page = openPage();
        Page other = openPage();
        publish("Leave the building", 1);
        assertThat(popup(other, "Leave the building")).isVisible();
        close(page, "Leave the building").click();
        assertThat(other.locator(".popup")).hasCount(0);
    }

    @Test
    void nobodyIsAskedForPermissionBeforeTheyWantIt() {
        Page page = openPage("default");
        Locator button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Notify me"));
        assertThat(button).isVisible();
        publish("Leave the building", 1);
        assertThat(popup(page, "Leave the building")).isVisible();
        assertEquals(0, page.evaluate("asked"));
        button.click();
        assertThat(button).isHidden();
        assertEquals(1, page.evaluate("asked"));
        assertEquals(List.of(), told(page));
        page.evaluate("looking = false");
        publish("While nobody looks", 2);
        page.waitForCondition(() -> told(page).size() == 1);
    }

    @Test
    void whatIsAllowedInOneTabIsAllowedInTheOthers() {
        Page page = openPage("default");
        publish("Seen in the page", 2);
        assertThat(popup(page, "Seen in the page")).isVisible();
        // As another tab's click does.
        page.evaluate("Notification.requestPermission()");
        page.evaluate("looking = false");
        publish("While nobody looks", 2);
        page.waitForCondition(() -> told(page).size() == 1);
    }

    @Test
    void whoLooksAtSomethingElseIsNotifiedOnceWhateverBecomesOfTheAlert() {
        Page page = openPage("granted");
        publish("Seen in the page", 1);
        assertThat(popup(page, "Seen in the page")).isVisible();
        page.evaluate("looking = false");
        JsonObject first = Json.createObjectBuilder(alert("Road closd", 2))
                .add("text", "A1")
                .add("link", "/roads")
                .build();
        var published = api.post("/api/topics/" + topic + "/alerts", first).expect(201);
        String location = published.header("Location").orElseThrow();
        page.waitForCondition(() -> told(page).size() == 1);
        assertEquals("Road closd", told(page).get(0).get("title"));
        assertEquals("A1", told(page).get(0).get("body"));
        assertEquals("en", told(page).get(0).get("lang"));
        assertEquals(published.json().getString("tag"), told(page).get(0).get("tag"));
        assertEquals(false, told(page).get(0).get("renotify"));

        api.put(location, alert("Road closed", 2), "1").expect(200);
        page.waitForCondition(() -> told(page).size() == 2);
        assertEquals(told(page).get(0).get("tag"), told(page).get(1).get("tag"));
        assertEquals(true, told(page).get(1).get("renotify"));
        assertEquals(false, told(page).get(1).get("closed"));

        kill(location);
        page.waitForCondition(() -> told(page).get(1).get("closed").equals(true));
        assertEquals(2, told(page).size());
    }

    @Test
    void aNotificationLeadsToWhatTheAlertIsAbout() {
        Page page = openPage("granted");
        page.evaluate("looking = false");
        JsonObject linked = Json.createObjectBuilder(alert("Road closed", 5))
                .add("link", "/roads?a=1")
                .build();
        api.post("/api/topics/" + topic + "/alerts", linked).expect(201);
        page.waitForCondition(() -> told(page).size() == 1);
        page.evaluate("newest.onclick()");
        assertEquals(List.of("http://127.0.0.1:" + server.port() + "/roads?a=1"), page.evaluate("opened"));
        assertEquals(true, told(page).get(0).get("closed"));
    }

    @Test
    void theReadersPageShowsThemToo() {
        Page page = profile.newPage();
        page.waitForResponse(
                response -> response.url().endsWith("/api/topics/alerts"),
                () -> page.navigate("http://127.0.0.1:" + server.port() + "/"));
        String location = api.post("/api/alerts", alert("For all", 1))
                .expect(201)
                .header("Location")
                .orElseThrow();
        assertThat(popup(page, "For all")).isVisible();
        kill(location);
        assertThat(popup(page, "For all")).hasCount(0);
    }

    private Page openPage() {
        return openPage("default");
    }

    /** @param how what the browser lets the page do, or that its clock is the test's */
    private Page openPage(String how) {
        Page page = profile.newPage();
        String permission = how.equals("clock") ? "default" : how;
        page.addInitScript(OBSERVER.replace("PERMISSION", "'" + permission + "'"));
        if (how.equals("clock")) {
            page.clock().install();
        }
        String address = "http://127.0.0.1:" + server.port() + "/alerts-test";
        page.route(
                address,
                route -> route.fulfill(new FulfillOptions()
                        .setHeaders(Map.of("Content-Type", "text/html", "Content-Security-Policy", POLICY))
                        .setBody("<!doctype html><html lang=en><title>Alerts</title>"
                                + "<script type=module src=/elements/herald.js></script>"
                                + "<button id=before>Before</button><herald-alerts topic=" + topic
                                + "></herald-alerts>")));
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                throw new AssertionError(message.text());
            }
        });
        page.waitForResponse(response -> response.url().endsWith("/api/topics/" + topic), () -> page.navigate(address));
        return page;
    }

    private static Locator popup(Page page, String title) {
        return page.locator(".popup", new Page.LocatorOptions().setHasText(title));
    }

    private static Locator close(Page page, String title) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close: " + title));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> told(Page page) {
        return (List<Map<String, Object>>) page.evaluate("told");
    }

    private String publish(String title, int urgency) {
        return api.post("/api/topics/" + topic + "/alerts", alert(title, urgency))
                .expect(201)
                .header("Location")
                .orElseThrow();
    }

    private void kill(String location) {
        api.send(api.request(location).DELETE()).expect(204);
    }

    private static JsonObject alert(String title, int urgency) {
        return Json.createObjectBuilder()
                .add("title", title)
                .add("urgency", urgency)
                .build();
    }
}
