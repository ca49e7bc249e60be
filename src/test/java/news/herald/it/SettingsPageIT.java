package news.herald.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.regex.Pattern;
import news.herald.testing.Chromium;
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

/** Tokens, accounts and what was done, at the page where people see them. */
@Tag("browser")
@ExtendWith({NeedsChromium.class, SharedServer.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsPageIT {

    private static final String ADDRESS = "/desk/settings.html";
    private static final String OWN = "a long one of her own";

    private final HeraldServer server;
    private final HeraldApi admin;
    private final Chromium chromium;
    private String topic;
    private String name;

    SettingsPageIT(HeraldServer server, Chromium chromium) {
        this.server = server;
        this.chromium = chromium;
        admin = server.api();
    }

    @BeforeEach
    void make() {
        topic = admin.freshTopic("settings");
        name = "mara-" + Long.toString(System.nanoTime(), 36);
    }

    private BrowserContext profile(int width, ColorScheme scheme) {
        return chromium.profile(server, width, 900, scheme);
    }

    private static Page open(BrowserContext profile, String address, String account, String password) {
        Page page = profile.newPage();
        page.setDefaultTimeout(15_000);
        page.navigate(address);
        page.fill("#sign-in [name=name]", account);
        page.fill("#sign-in [name=password]", password);
        page.click("#sign-in button");
        return page;
    }

    private static Locator row(Page page, String section, String text) {
        return page.locator(section + " tbody tr").filter(new Locator.FilterOptions().setHasText(text));
    }

    @Test
    void aTokenIsMadeForATopicAndAVerbAndRevoked() {
        try (BrowserContext profile = profile(1280, ColorScheme.LIGHT)) {
            Page page = open(profile, ADDRESS, "admin", HeraldApi.PASSWORD);
            page.fill("#tokens [name=name]", "CMS of " + topic);
            page.click("#tokens summary >> nth=0");
            page.check("#tokens [data-topics] input[value=" + topic + "]");
            page.click("#tokens summary >> nth=1");
            page.check("#tokens [data-verbs] input[value=publish]");
            page.click("#tokens form button");
            String token = page.locator("#tokens .once code").innerText();
            HeraldApi cms = admin.authorization("Bearer " + token);
            cms.publish(topic, "By the CMS").expect(201);
            cms.post("/api/alerts", "{\"title\":\"x\"}").expect(403);
            page.screenshot(shot("settings-wide"));

            page.reload();
            Locator row = row(page, "#tokens", "CMS of " + topic);
            assertThat(row).containsText(topic);
            assertThat(row).containsText("publish");
            assertThat(row.locator("td").nth(4)).not().hasText("–");
            assertEquals(0, page.locator("#tokens .once").count(), "it is not shown again");
            row.locator("button").click();
            page.click("dialog .danger");
            assertThat(row).hasCount(0);
            assertEquals(401, cms.publish(topic, "After it").status());
        }
    }

    @Test
    void whoIsNewSignsInWithWhatTheyWereGivenAndChoosesAnother() {
        String given;
        try (BrowserContext profile = profile(1280, ColorScheme.DARK)) {
            Page page = open(profile, ADDRESS, "admin", HeraldApi.PASSWORD);
            page.fill("#accounts [name=name]", name);
            page.click("#accounts form button");
            given = page.locator("#accounts .once code").innerText();
            assertThat(row(page, "#accounts", name)).containsText("to be changed");
        }
        try (BrowserContext profile = profile(390, ColorScheme.LIGHT)) {
            Page desk = open(profile, "/desk/?topic=" + topic, name, given);
            assertThat(desk.locator("#choose-password")).isVisible();
            assertThat(desk.locator("#newsroom")).isHidden();
            desk.fill("#choose-password [name=password]", "qwertyuiop1234");
            desk.click("#choose-password button");
            assertThat(desk.locator("#choose-password .field-fault")).containsText("harder to guess");
            desk.screenshot(shot("choose-password-narrow"));
            desk.fill("#choose-password [name=password]", OWN);
            desk.click("#choose-password button");
            assertThat(desk.locator("#newsroom")).isVisible();
            assertThat(desk.locator("#who")).hasText(name);
            desk.reload();
            assertThat(desk.locator("#newsroom")).isVisible();

            Page settings = profile.newPage();
            settings.navigate(ADDRESS);
            assertThat(settings.locator("#tokens")).isVisible();
            assertThat(settings.locator("#accounts")).isHidden();
            assertThat(settings.locator("#audit")).isHidden();
            assertTrue((int) settings.evaluate("document.documentElement.scrollWidth") <= 390);
            settings.screenshot(shot("settings-narrow"));
            settings.click("#sign-out");
            // All tabs of a browser are one.
            assertThat(desk.locator("#sign-in")).isVisible();
            assertThat(desk.locator("#newsroom")).isHidden();
        }
    }

    @Test
    void rolesPasswordsAndRemovalAreAskedFor() {
        admin.post("/api/accounts", "{\"name\":\"" + name + "\",\"roles\":[\"editor\"]}")
                .expect(201);
        try (BrowserContext profile = profile(390, ColorScheme.DARK)) {
            Page page = open(profile, ADDRESS, "admin", HeraldApi.PASSWORD);
            Locator row = row(page, "#accounts", name);
            row.getByText("Rights").click();
            page.check("dialog input[value=operator]");
            page.click("dialog [value=yes]");
            assertThat(row).containsText("editor, operator");
            row.getByText("New password").click();
            page.click("dialog .danger");
            assertThat(page.locator("#accounts .once code")).hasText(Pattern.compile("[A-Za-z0-9]{24}"));
            row.getByText("Remove").click();
            page.click("dialog .danger");
            assertThat(row).hasCount(0);
            page.reload();
            assertThat(row(page, "#audit", "/api/accounts/" + name).first()).containsText("account-remove");
            assertTrue((int) page.evaluate("document.documentElement.scrollWidth") <= 390);
            page.screenshot(shot("settings-narrow-dark"));
        }
    }

    @Test
    void whereOneIsSignedInIsSeenAndEnded() {
        Person mara = Person.make(admin, "editor");
        String forgotten =
                mara.session("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1");
        try (BrowserContext profile = profile(1280, ColorScheme.DARK);
                BrowserContext other = profile(390, ColorScheme.LIGHT)) {
            Page page = open(profile, ADDRESS, mara.name(), mara.password());
            Page narrow = open(other, ADDRESS, mara.name(), mara.password());
            assertThat(narrow.locator("#sessions tbody tr")).hasCount(3);
            narrow.locator("#sessions").screenshot(new Locator.ScreenshotOptions().setPath(path("sessions-narrow")));
            assertTrue((int) narrow.evaluate("document.documentElement.scrollWidth") <= 390);

            page.reload();
            Locator phone = row(page, "#sessions", "Safari on iPhone");
            assertThat(row(page, "#sessions", "This browser")).containsText("Chrome on ");
            page.screenshot(shot("sessions-wide"));
            phone.locator("button").click();
            page.keyboard().press("Enter");
            Locator field = page.locator("dialog [name=current]");
            assertThat(field).isFocused();
            field.fill("not the password");
            page.screenshot(shot("sessions-dialog"));
            field.press("Enter");
            assertThat(page.locator("dialog .field-fault")).isVisible();
            field.fill(mara.password());
            field.press("Enter");
            assertThat(page.locator("#sessions [data-told]")).hasText("Signed out of Safari on iPhone.");
            assertThat(page.locator("#sessions-title")).isFocused();
            assertThat(phone).hasCount(0);
            HeraldApi stranger = admin.anonymous();
            assertEquals(
                    204, stranger.send(mara.request(forgotten, "/api/session")).status());
            assertThat(page.locator("#sessions tbody tr")).hasCount(2);

            page.click("#sessions [data-others]");
            page.fill("dialog [name=current]", mara.password());
            page.click("dialog .danger");
            assertThat(page.locator("#sessions [data-told]")).hasText("Signed out everywhere else.");
            assertThat(page.locator("#sessions tbody tr")).hasCount(1);
            assertThat(page.locator("#sessions [data-others]")).isHidden();
            narrow.reload();
            assertThat(narrow.locator("#sign-in")).isVisible();
        }
    }

    @Test
    void aPasswordThatIsNotTheirsIsTheOperatorsToChange() {
        try (BrowserContext profile = profile(1280, ColorScheme.LIGHT)) {
            Page page = open(profile, ADDRESS, "admin", HeraldApi.PASSWORD);
            page.fill("#password [name=current]", HeraldApi.PASSWORD);
            page.fill("#password [name=password]", OWN);
            page.click("#password button");
            assertThat(page.locator("#password [data-fault]")).containsText("HERALD_ADMIN_PASSWORD");
        }
    }

    private static Path path(String file) {
        return Path.of("target", "screenshots", file + ".png");
    }

    private static Page.ScreenshotOptions shot(String file) {
        return new Page.ScreenshotOptions().setPath(path(file)).setFullPage(true);
    }
}
