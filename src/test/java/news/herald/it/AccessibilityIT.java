package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import news.herald.testing.Axe;
import news.herald.testing.Chromium;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.JsonText;
import news.herald.testing.LivePage;
import news.herald.testing.NeedsChromium;
import news.herald.testing.PictureFiles;
import news.herald.testing.SharedServer;
import news.herald.testing.Target;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every page on a small and on a large screen, in light and dark: nothing that axe-core finds, nothing wider than the screen,
 * nothing that the browser complains of. Leaves a picture of each in {@code target/screenshots}.
 */
@Tag("browser")
@ExtendWith({NeedsChromium.class, SharedServer.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityIT {

    private static final List<Integer> WIDTHS = List.of(320, 1280);
    private static final int HEIGHT = 900;

    private final HeraldServer server;
    private final HeraldApi editor;
    private final Chromium chromium;
    private String topic;

    AccessibilityIT(HeraldServer server, Chromium chromium) {
        this.chromium = chromium;
        this.server = server;
        this.editor = server.api();
    }

    @BeforeAll
    void aTopicWithAllThatAPageShows() {
        topic = editor.freshTopic("accessible");
        publish("""
                {"headlines":[{"value":"A minister resigns, and nobody knows yet who follows"}],"by":"Ann Example",
                 "bodies":[{"contentType":"text/html","value":"<p>She gave <b>no reasons</b>. <a href='https://example.org/'>The letter</a> has two lines.</p><blockquote><p>I have nothing to add.</p></blockquote><ul><li>one</li><li>two</li></ul>"}],
                 "renditions":[{"name":"web","href":"http://127.0.0.1:%d/favicon.svg","contentType":"image/svg+xml","width":64,"height":64}]}""".formatted(server.port()));
        publish(
                "{\"headlines\":[{\"value\":\"استقالة وزيرة\"}],\"language\":\"ar\",\"bodies\":[{\"contentType\":\"text/html\","
                        + "\"value\":\"<p>لم تذكر الأسباب.</p>\"}]}");
        String corrected = publish("{\"headlines\":[{\"value\":\"Ten hurt in a fall of rocks\"}],\"urgency\":2,"
                + "\"bodies\":[{\"contentType\":\"text/html\",\"value\":\"<p>Rescue is under way.</p>\"}]}");
        editor.post(
                        corrected + "/correction",
                        "{\"note\":\"It was two, not ten.\",\"headlines\":[{\"value\":\"Two hurt in a fall of rocks\"}]}")
                .expect(200);
        editor.post(corrected + "/pin", "{}").expect(200);
        String killed = publish("{\"headlines\":[{\"value\":\"Not true\"}]}");
        editor.post(killed + "/kill", "{}").expect(200);
        publish(
                "{\"headlines\":[{\"value\":\"The bridge is closed\"}],\"urgency\":1,\"bodies\":[{\"contentType\":\"text/html\","
                        + "\"value\":\"<table><tr><th>From</th><th>To</th></tr><tr><td>noon</td><td>midnight</td></tr></table>\"}]}");
    }

    @Test
    void theReadersPage() {
        check("reader", profile -> {
            LivePage reader = LivePage.open(profile, topic);
            assertEquals(4, reader.headlines().size());
            return reader.page();
        });
    }

    @Test
    void theReadersPageWithAFlash() {
        check("flash", profile -> {
            LivePage reader = LivePage.open(profile, topic);
            String flash = publish("{\"headlines\":[{\"value\":\"Breaking as you read\"}],\"urgency\":1}");
            reader.page().locator("herald-feed .breaking strong").waitFor();
            editor.post(flash + "/kill", "{}").expect(200);
            reader.awaitText("Withdrawn");
            return reader.page();
        });
    }

    @Test
    void anItemsOwnPage() {
        String item = publish(
                editor.freshTopic("accessible-item"),
                "{\"headlines\":[{\"value\":\"On a page of its own\"}],\"bodies\":[{\"contentType\":\"text/html\","
                        + "\"value\":\"<p>Some words.</p>\"}]}");
        check("item", profile -> opened(profile, item.replace("/api", ""), "Some words."));
    }

    @Test
    void aTableOfRows() {
        String table = editor.freshTopic("accessible-rows", "rows");
        editor.put(
                        "/api/topics/" + table + "/rows",
                        JsonText.object(
                                "{\"rows\":[{\"key\":\"a-b\",\"fields\":{\"home\":\"Arsenal\",\"away\":\"Chelsea\",\"goals\":2}},"
                                        + "{\"key\":\"c-d\",\"fields\":{\"home\":\"Leeds\",\"away\":\"Luton\",\"goals\":0}}]}"),
                        null)
                .expect(200);
        check("rows", profile -> opened(profile, "/topics/" + table, "Leeds"));
    }

    @Test
    void anAddressWhereNothingIs() {
        check("nothing", profile -> opened(profile, "/topics/there-is-none", "Herald"));
    }

    @Test
    void signingInAtTheMonitor() {
        check("monitor-sign-in", profile -> opened(profile, "/monitor/", "Sign in"));
    }

    @Test
    void theMonitor() {
        check("monitor", profile -> {
            Page page = opened(profile, "/monitor/", "Sign in");
            page.fill("[name=name]", "admin");
            page.fill("[name=password]", HeraldApi.PASSWORD);
            page.keyboard().press("Enter");
            page.getByText("The last hour").waitFor();
            return page;
        });
    }

    @Test
    void signingInAtTheDesk() {
        check("desk-sign-in", profile -> {
            Page desk = profile.newPage();
            desk.navigate("/desk/");
            return desk;
        });
    }

    @Test
    void theDesk() {
        check("desk", profile -> {
            Page desk = profile.newPage();
            desk.navigate("/desk/");
            desk.fill("[name=name]", "admin");
            desk.fill("[name=password]", HeraldApi.PASSWORD);
            desk.click("#sign-in button");
            desk.selectOption("#topic", topic);
            desk.getByText("The bridge is closed").first().waitFor();
            return desk;
        });
    }

    @Test
    void theSettings() {
        editor.post("/api/tokens", "{\"name\":\"The CMS\"}").expect(201);
        check("settings", profile -> {
            Page settings = profile.newPage();
            settings.navigate("/desk/settings.html");
            settings.fill("#sign-in [name=name]", "admin");
            settings.fill("#sign-in [name=password]", HeraldApi.PASSWORD);
            settings.click("#sign-in button");
            settings.getByText("token-make").first().waitFor();
            return settings;
        });
    }

    @Test
    void theDeskWithAPicture() {
        String empty = editor.freshTopic("accessible-desk");
        check("desk-picture", profile -> {
            Page desk = profile.newPage();
            desk.navigate("/desk/");
            desk.fill("[name=name]", "admin");
            desk.fill("[name=password]", HeraldApi.PASSWORD);
            desk.click("#sign-in button");
            desk.selectOption("#topic", empty);
            desk.setInputFiles(
                    "#picture-file", new FilePayload("flag.jpg", "image/jpeg", PictureFiles.jpeg(1_200, 800)));
            desk.getByText("The picture is uploaded.").waitFor();
            desk.fill("#write [name=headline]", "A flag is raised");
            desk.click("#write [value=publish]");
            return desk;
        });
    }

    private static Page opened(BrowserContext profile, String path, String text) {
        Page page = profile.newPage();
        page.navigate(path);
        page.getByText(text).first().waitFor();
        return page;
    }

    private void check(String name, Function<BrowserContext, Page> open) {
        List<String> faults = new ArrayList<>();
        try (BrowserContext profile = chromium.profile(server, WIDTHS.get(0), HEIGHT, ColorScheme.LIGHT)) {
            Consumer<ConsoleMessage> listener = said -> {
                // Of a page that is a fault by itself it says no more than that.
                if (said.type().equals("error") && !said.text().contains("status of 404")) {
                    faults.add("the browser says " + said.text());
                }
            };
            profile.onConsoleMessage(listener);
            Page page = open.apply(profile);
            // Axe, and Playwright for a picture, put styles into the page, which its policy forbids.
            profile.offConsoleMessage(listener);
            onEachScreen(page, name, which -> {
                Axe.faults(page).forEach(fault -> faults.add(which + ": " + fault));
                if ((boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth")) {
                    faults.add(which + ": is wider than the screen");
                }
            });
            onEachScreen(
                    page,
                    name,
                    which -> page.screenshot(new Page.ScreenshotOptions()
                            .setPath(Target.file("screenshots/" + which + ".png"))
                            .setFullPage(true)));
        }
        assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
    }

    private static void onEachScreen(Page page, String name, Consumer<String> look) {
        for (int width : WIDTHS) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.setViewportSize(width, HEIGHT);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                look.accept(name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private String publish(String ninjs) {
        return publish(topic, ninjs);
    }

    private String publish(String where, String ninjs) {
        JsonObject document = JsonText.object(ninjs);
        return editor.publish(where, document).expect(201).header("Location").orElseThrow();
    }
}
