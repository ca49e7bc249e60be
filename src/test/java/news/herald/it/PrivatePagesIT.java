package news.herald.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import news.herald.testing.Axe;
import news.herald.testing.Chromium;
import news.herald.testing.DeskPage;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.NeedsChromium;
import news.herald.testing.Person;
import news.herald.testing.SharedServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Private topics in the browser: of those who may read them, of strangers, and at the desk. */
@Tag("browser")
@ExtendWith({NeedsChromium.class, SharedServer.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivatePagesIT {

    private final HeraldServer server;
    private final HeraldApi admin;
    private final Chromium chromium;
    private String hidden;
    private String item;

    PrivatePagesIT(HeraldServer server, Chromium chromium) {
        this.server = server;
        this.chromium = chromium;
        admin = server.api();
    }

    @BeforeEach
    void make() {
        hidden = admin.privateTopic("council", "news");
        item = admin.publish(hidden, "The council meets behind closed doors")
                .expect(201)
                .header("Location")
                .orElseThrow()
                .substring("/api".length());
    }

    private static Page signIn(BrowserContext profile, Person person, String address) {
        Page page = profile.newPage();
        page.setDefaultTimeout(20_000);
        page.navigate(address);
        page.fill("#sign-in [name=name]", person.name());
        page.fill("#sign-in [name=password]", person.password());
        page.click("#sign-in button");
        page.locator("#sign-out").waitFor();
        return page;
    }

    private static void assertFits(Page page, int width, String file) {
        assertTrue((int) page.evaluate("document.documentElement.scrollWidth") <= width, file);
        assertEquals(List.of(), Axe.faults(page), file);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "private-" + file + ".png"))
                .setFullPage(true));
    }

    @Test
    void aReaderOpensItAndItIsLive() {
        Person reader = Person.make(admin, "reader", hidden);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(1280, 390)) {
                String look = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
                try (BrowserContext profile = chromium.profile(server, width, 800, scheme)) {
                    Page page = signIn(profile, reader, "/desk/");
                    assertThat(page.locator("#reads")).containsText("Your account does not write.");
                    assertThat(page.locator("#newsroom")).isHidden();
                    assertFits(page, width, "reader-at-desk" + look);
                    page.click("#reads a[href='/']");
                    admin.publish(page.getAttribute("main", "data-topic"), "The bridge is open")
                            .expect(201);
                    page.reload();
                    Locator link = page.locator(".topics a[href='/topics/" + hidden + "']");
                    assertThat(link).containsText("Private");
                    assertFits(page, width, "index" + look);
                    link.click();
                    assertThat(page.locator("main > .private")).isVisible();
                    page.locator("herald-feed .state[data-state=live]").waitFor();
                    String headline = "Decided" + look;
                    admin.publish(hidden, headline).expect(201);
                    assertThat(page.locator("article", new Page.LocatorOptions().setHasText(headline)))
                            .isVisible();
                    assertFits(page, width, "topic" + look);
                    page.navigate(item);
                    assertThat(page.locator("h1")).containsText("behind closed doors");
                    assertThat(page.locator("main > .private")).isVisible();
                    assertFits(page, width, "item" + look);
                }
            }
        }
    }

    @Test
    void whoMayReadItNoMoreIsNotShownWhatComesThen() {
        Person reader = Person.make(admin, "reader", hidden);
        String open = admin.freshTopic("open");
        try (BrowserContext profile = chromium.profile(server, 1280, 800, ColorScheme.LIGHT)) {
            Page other = signIn(profile, reader, "/desk/");
            other.navigate("/topics/" + open);
            other.locator("herald-feed .state[data-state=live]").waitFor();
            Page page = profile.newPage();
            page.setDefaultTimeout(20_000);
            page.navigate("/topics/" + hidden);
            page.locator("herald-feed .state[data-state=live]").waitFor();
            reader.assign("reader", open);
            admin.publish(hidden, "After it").expect(201);
            admin.publish(open, "For everybody").expect(201);
            // Both pages share one stream, which has ended: what is public comes on.
            assertThat(other.locator("article", new Page.LocatorOptions().setHasText("For everybody")))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
            assertFalse(page.content().contains("After it"));
            page.reload();
            assertThat(page.locator("h1")).hasText("Not found");
        }
    }

    /** Nobody told it that one of its topics is gone: the stream of all is refused, and says not for which. */
    @Test
    void aTopicThatHasGoneMeanwhileKeepsNothingOfTheOthersBack() {
        Person reader = Person.make(admin, "reader", hidden);
        String open = admin.freshTopic("open");
        try (BrowserContext profile = chromium.profile(server, 1280, 800, ColorScheme.LIGHT)) {
            Page other = signIn(profile, reader, "/desk/");
            other.navigate("/topics/" + open);
            Page page = profile.newPage();
            page.navigate("/topics/" + hidden);
            page.locator("herald-feed .state[data-state=live]").waitFor();
            admin.publish(hidden, "Before it").expect(201);
            page.locator("article", new Page.LocatorOptions().setHasText("Before it"))
                    .waitFor();
            profile.setOffline(true);
            reader.assign("reader", open);
            admin.publish(hidden, "After it").expect(201);
            admin.publish(open, "For everybody").expect(201);
            profile.setOffline(false);
            assertThat(other.locator("article", new Page.LocatorOptions().setHasText("For everybody")))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(40_000));
            page.locator("herald-feed .state[data-state=missing]").waitFor();
            assertFalse(page.content().contains("After it"));
        }
    }

    @Test
    void aStrangerSeesTheUsualPageOfNothing() {
        try (BrowserContext profile = chromium.profile(server, 390, 800, ColorScheme.LIGHT)) {
            Page page = profile.newPage();
            page.navigate("/topics/" + hidden);
            String shown = page.content();
            assertThat(page.locator("h1")).hasText("Not found");
            page.navigate("/topics/no-" + hidden);
            assertEquals(page.content(), shown);
            page.navigate("/");
            assertFalse(page.content().contains(hidden));
        }
    }

    @Test
    void theDeskMakesOneAndSettingsSayWhoItIsFor() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            int width = scheme == ColorScheme.LIGHT ? 1280 : 390;
            String look = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
            try (BrowserContext profile = chromium.profile(server, width, 800, scheme)) {
                DeskPage desk = DeskPage.open(profile, hidden);
                Page page = desk.page();
                assertThat(page.locator("#readers")).containsText("Private");
                assertThat(page.locator("#topic option:checked")).containsText("(private)");
                page.click("#new-topic");
                String name = "made" + look + "-" + Long.toString(System.nanoTime(), 36);
                page.fill("#make-topic [name=title]", name);
                page.check("#make-topic [name=hidden]");
                assertFits(page, width, "desk-topic" + look);
                page.click("#make-topic button >> nth=0");
                assertThat(page.locator("#topic option:checked")).hasText(name + " (private)");
                assertEquals(404, admin.anonymous().snapshot(name).status());
                assertFits(page, width, "desk" + look);

                Person reader = Person.make(admin, "reader");
                page.navigate("/desk/settings.html");
                Locator row = page.locator("#accounts tbody tr")
                        .filter(new Locator.FilterOptions().setHasText(reader.name()));
                row.getByText("Rights").click();
                page.click("dialog summary");
                page.check("dialog input[value='" + name + "']");
                assertThat(page.locator("dialog label:has(input[value='" + name + "'])"))
                        .hasText(name + " (private)");
                assertFits(page, width, "rights" + look);
                page.click("dialog [value=yes]");
                assertThat(row).containsText(name);
                assertFits(page, width, "settings" + look);
                assertEquals(404, reader.api().snapshot(hidden).status());
                assertEquals(200, reader.api().snapshot(name).status());
                admin.send(admin.request("/api/accounts/" + reader.name()).DELETE())
                        .expect(204);
            }
        }
    }
}
