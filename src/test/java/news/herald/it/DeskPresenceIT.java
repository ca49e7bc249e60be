package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import news.herald.testing.Chromium;
import news.herald.testing.DeskPage;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.NeedsChromium;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two desks in two browsers that know of each other. */
@Tag("browser")
@ExtendWith({NeedsChromium.class, SharedServer.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskPresenceIT {

    private static final double PATIENCE = 15_000;

    private final HeraldServer server;
    private final HeraldApi api;
    private final Chromium chromium;
    private String topic;
    private String item;

    DeskPresenceIT(HeraldServer server, Chromium chromium) {
        this.chromium = chromium;
        this.server = server;
        this.api = server.api();
    }

    @BeforeEach
    void publish() {
        topic = api.freshTopic("desk-presence");
        String location = api.publish(topic, "Written by two")
                .expect(201)
                .header("Location")
                .orElseThrow();
        item = location.substring(location.lastIndexOf('/') + 1);
        api.publish(topic, "Written by nobody").expect(201);
    }

    private static void await(DeskPage desk, BooleanSupplier condition) {
        desk.page().waitForCondition(condition, new Page.WaitForConditionOptions().setTimeout(PATIENCE));
    }

    private static String also(DeskPage desk) {
        return desk.page().locator("#also").textContent();
    }

    private static boolean isMarked(DeskPage desk, String headline) {
        return desk.entry(headline).locator(".badge.writer").count() > 0;
    }

    @Test
    void whoeverOpensAnItemIsToldWhoHasItOpenAlready() {
        try (BrowserContext first = chromium.profile(server, 1280, 900, ColorScheme.LIGHT);
                BrowserContext second = chromium.profile(server, 390, 800, ColorScheme.DARK)) {
            DeskPage one = DeskPage.open(first, topic);
            DeskPage two = DeskPage.open(second, topic);
            one.choose("Written by two", "edit").awaitHeadline("Written by two");
            await(two, () -> isMarked(two, "Written by two"));
            assertEquals("", also(two), "it has another open, or none");
            two.choose("Written by two", "edit").awaitHeadline("Written by two");
            for (DeskPage desk : List.of(one, two)) {
                await(desk, () -> !also(desk).isEmpty());
                String said = also(desk);
                assertTrue(said.matches("You, elsewhere, have this item open too, since \\d\\d:\\d\\d\\."), said);
                assertTrue(!isMarked(desk, "Written by nobody"));
            }
            one.page().screenshot(shot("desk-presence-wide"));
            two.page().screenshot(shot("desk-presence-narrow-dark"));
            two.page().click("#cancel");
            await(one, () -> also(one).isEmpty());
            assertTrue(isMarked(two, "Written by two"), "the first has it open still");
            one.page().close();
            await(two, () -> !isMarked(two, "Written by two"));
        }
    }

    @Test
    void theDeskCountsWhoReadsItsTopic() {
        try (BrowserContext profile = chromium.profile(server, 1280, 900, ColorScheme.LIGHT)) {
            DeskPage desk = DeskPage.open(profile, topic);
            await(desk, () -> readers(desk).equals("1 following now, desks included"));
            try (SseConnection reader = server.stream(topic).open().awaitHello();
                    SseConnection other = server.stream(topic).open().awaitHello()) {
                await(desk, () -> readers(desk).equals("3 following now, desks included"));
                assertTrue(reader.closedBecause() == null && other.closedBecause() == null);
            }
            await(desk, () -> readers(desk).equals("1 following now, desks included"));
        }
    }

    /** Browsers open six connections to a host over HTTP/1.1, and editors have many tabs. */
    @Test
    void aTabThatNobodySeesHoldsNoStreamAndItsItemIsStillSeen() {
        try (BrowserContext profile = chromium.profile(server, 1280, 900, ColorScheme.LIGHT)) {
            DeskPage desk = DeskPage.open(profile, topic).choose("Written by two", "edit");
            await(desk, () -> streams() == 1 && writing().contains(item));
            hide(desk);
            await(desk, () -> streams() == 0);
            assertTrue(writing().contains(item), this::writing);
            show(desk);
            await(desk, () -> streams() == 1);
            // A tab's last word needs its browser: one that is ended whole, as at the end of this block, may not say
            // it.
            desk.page().close();
            Awaitility.await().until(() -> !writing().contains(item));
        }
    }

    private static void hide(DeskPage desk) {
        desk.page().evaluate("""
                Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true });
                document.dispatchEvent(new Event('visibilitychange'));
                """);
    }

    /** Gives the browser's own answer back: a page that closes asks for it, and is hidden then. */
    private static void show(DeskPage desk) {
        desk.page().evaluate("""
                delete document.visibilityState;
                document.dispatchEvent(new Event('visibilitychange'));
                """);
    }

    private int streams() {
        return presence().getJsonObject("topics").getInt("presence", 0);
    }

    private String writing() {
        return presence().getJsonArray("writing").toString();
    }

    private JsonObject presence() {
        return api.get("/api/presence").expect(200).json();
    }

    @Test
    void whoElseItIsIsSaidInASentence() {
        try (BrowserContext profile = chromium.profile(server, 1280, 900, ColorScheme.LIGHT)) {
            DeskPage desk = DeskPage.open(profile, topic);
            for (var expected : Map.of(
                            "[]", "",
                            "['Youssef']", "Youssef has this item open too, since ",
                            "['mara', 'ines', 'mara']", "mara and ines have this item open too, since ",
                            "['mara', 'ines', 'admin']",
                                    "mara, ines and You, elsewhere, have this item open too, since ")
                    .entrySet()) {
                String said = (String) desk.page().evaluate("""
                        async () => (await import('/desk/presence.js'))
                          .told(%s.map(name => ({ name, since: '2026-11-26T10:00:00Z' })), 'admin')
                        """.formatted(expected.getKey()));
                assertEquals(expected.getValue(), said.replaceFirst("\\d\\d:\\d\\d\\.$", ""));
            }
        }
    }

    private static String readers(DeskPage desk) {
        return desk.page().locator("#readers").textContent();
    }

    private static Page.ScreenshotOptions shot(String name) {
        return new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true);
    }
}
