package news.herald.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import news.herald.testing.Axe;
import news.herald.testing.Chromium;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.NeedsChromium;
import news.herald.testing.OpenIdBrowser;
import news.herald.testing.OpenIdProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing in by a provider, as people see it. */
@Tag("browser")
@ExtendWith(NeedsChromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenIdPageIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String BUTTON = "#sign-in a.button";

    private final Chromium chromium;
    private OpenIdProvider provider;
    private HeraldServer server;

    OpenIdPageIT(Chromium chromium) {
        this.chromium = chromium;
    }

    @BeforeAll
    void start() {
        provider = new OpenIdProvider().start();
        server = HeraldServer.named("openid-page")
                .with(provider.environment())
                .with("HERALD_OIDC_TITLE", "The House")
                .start();
        is("olga", "editor", "operator");
    }

    @AfterAll
    void stop() {
        provider.close();
        if (server != null) {
            server.close();
        }
    }

    private void is(String name, String... roles) {
        provider.person(Json.createObjectBuilder()
                .add("sub", "s-" + name)
                .add("preferred_username", name)
                .add("roles", Json.createArrayBuilder(List.of(roles)))
                .build());
    }

    private Page open(BrowserContext profile, String path, List<String> complaints) {
        Page page = profile.newPage();
        page.setDefaultTimeout(15_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.navigate(path);
        return page;
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "1280, DARK", "390, LIGHT", "390, DARK", "320, LIGHT"})
    void theButtonLeadsAwayAndBackToThePage(int width, ColorScheme scheme) {
        List<String> complaints = new ArrayList<>();
        try (BrowserContext profile = chromium.profile(server, width, 900, scheme)) {
            for (String path : List.of("/monitor/", "/desk/settings.html", "/desk/?topic=a")) {
                profile.clearCookies();
                Page page = open(profile, path, complaints);
                assertThat(page.locator(BUTTON)).hasText("Sign in with The House");
                assertTrue((int) page.evaluate("document.documentElement.scrollWidth") <= width, path);
                assertEquals(List.of(), Axe.faults(page), path);
                String look = path.replaceAll("[^a-z]", "") + "-" + width + "-" + scheme;
                page.screenshot(shot("openid-" + look.toLowerCase()));
                page.click(BUTTON);
                assertThat(page.locator("#who")).hasText("olga");
                assertThat(page.locator("#sign-in")).isHidden();
                assertTrue(page.url().endsWith(path), page.url());
            }
            // Whoever is not signed in yet is told so by the server, which is no fault of the page.
            complaints.removeIf(text -> text.contains("401") || text.contains("404"));
            assertEquals(List.of(), complaints);
        }
    }

    @Test
    void whoIsNotLetInIsToldWhyOnce() {
        try (BrowserContext profile = chromium.profile(server, 390, 900, ColorScheme.LIGHT)) {
            is("rolf", "choir");
            Page page = open(profile, "/desk/", new ArrayList<>());
            page.click(BUTTON);
            Locator fault = page.locator("#sign-in [data-fault]");
            assertThat(fault).containsText("The House knows you and gives you no role here");
            page.screenshot(shot("openid-no-role-narrow"));
            assertTrue(page.url().endsWith("/desk/"), page.url());
            page.reload();
            assertThat(page.locator(BUTTON)).isVisible();
            assertThat(fault).hasText("");

            provider.stop();
            // It was there a moment ago: for some seconds browsers are led to it.
            await().atMost(SOON).until(() -> !leadsAway());
            page.click(BUTTON);
            assertThat(fault).containsText("The House cannot be reached just now");
            page.screenshot(shot("openid-away-narrow"));
            page.fill("#sign-in [name=name]", "admin");
            page.fill("#sign-in [name=password]", HeraldApi.PASSWORD);
            page.click("#sign-in button");
            assertThat(page.locator("#who")).hasText("admin");
        } finally {
            if (!provider.isRunning()) {
                provider.start();
                await().atMost(SOON).until(this::leadsAway);
            }
            is("olga", "editor", "operator");
        }
    }

    @Test
    void whoComesFromTheProviderIsSeenToAndHasNoPasswordToChange() {
        is("mona", "reader", "admin");
        try (BrowserContext profile = chromium.profile(server, 1280, 900, ColorScheme.LIGHT)) {
            Page page = open(profile, "/desk/settings.html", new ArrayList<>());
            page.click(BUTTON);
            assertThat(page.locator("#provided")).containsText("You sign in with The House");
            assertThat(page.locator("#password")).isHidden();
            Locator row = page.locator("#accounts tbody tr").filter(new Locator.FilterOptions().setHasText("mona"));
            assertThat(row).containsText("at the provider");
            assertThat(row.locator("button")).hasText("Rights");
            page.screenshot(shot("openid-settings-wide"));
            row.locator("button").click();
            assertThat(page.locator("dialog input[value=editor]")).isDisabled();
            page.keyboard().press("Escape");
            OpenIdBrowser forgotten = new OpenIdBrowser(server);
            forgotten.signIn("/desk/");
            page.reload();
            page.click("#sessions [data-others]");
            assertThat(page.locator("dialog [name=current]")).hasCount(0);
            page.click("dialog .danger");
            assertThat(page.locator("#sessions [data-told]")).hasText("Signed out everywhere else.");
            assertEquals(204, forgotten.get("/api/session").status());
        } finally {
            is("olga", "editor", "operator");
        }
    }

    private boolean leadsAway() {
        return new OpenIdBrowser(server).begin("/desk/").startsWith(provider.issuer());
    }

    private static Page.ScreenshotOptions shot(String file) {
        return new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", file + ".png"))
                .setFullPage(true);
    }
}
