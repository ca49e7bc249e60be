package news.herald.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.herald.testing.Chromium;
import news.herald.testing.ForeignSite;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.NeedsChromium;
import news.herald.testing.PictureFiles;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The lines of the README in a page of somebody else, on another origin. */
@Tag("browser")
@ExtendWith({NeedsChromium.class, SharedServer.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbedIT {

    private static final Pattern LINES = Pattern.compile("```html\\R(<!doctype.*?)```", Pattern.DOTALL);

    private final HeraldServer server;
    private final ForeignSite site;
    private final HeraldApi api;
    private final Chromium chromium;

    EmbedIT(HeraldServer server, ForeignSite site, Chromium chromium) {
        this.chromium = chromium;
        this.server = server;
        this.site = site;
        api = server.api();
    }

    @BeforeAll
    void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(SseConnection.PATIENCE.toMillis());
    }

    @Test
    void theLinesOfTheReadmeShowNewsAndAlertsInAnotherSitesPage() throws IOException {
        Matcher lines = LINES.matcher(Files.readString(Path.of("README.md")));
        assertTrue(lines.find(), "the README has no lines of HTML");
        String topic = api.freshTopic("embed");
        site.show(lines.group(1)
                .replace("https://news.example", "http://127.0.0.1:" + server.port())
                .replace("politics", topic));
        api.publish(topic, "Polls have closed").expect(201);
        try (BrowserContext profile = chromium.openProfile()) {
            List<String> errors = new ArrayList<>();
            Page page = profile.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    errors.add(message.text());
                }
            });
            page.waitForResponse(
                    response -> response.url().endsWith("/api/topics/alerts"), () -> page.navigate(site.origin()));
            assertThat(page.locator("herald-feed")).containsText("Polls have closed");
            api.publish(topic, "Counting has begun").expect(201);
            assertThat(page.locator("herald-feed")).containsText("Counting has begun");
            String location = api.post(
                            "/api/alerts",
                            Json.createObjectBuilder()
                                    .add("title", "Results at nine")
                                    .add("urgency", 1)
                                    .add("link", "/results")
                                    .build())
                    .expect(201)
                    .header("Location")
                    .orElseThrow();
            var popup = page.locator("herald-alerts .popup", new Page.LocatorOptions().setHasText("Results at nine"));
            assertThat(popup).isVisible();
            assertThat(popup).hasCSS("border-radius", "8px");
            assertEquals(
                    "http://127.0.0.1:" + server.port() + "/results",
                    popup.locator("a").evaluate("link => link.href"));
            api.send(api.request(location).DELETE()).expect(204);
            assertThat(popup).hasCount(0);
            assertEquals(
                    List.of(),
                    errors.stream().filter(text -> !text.contains("favicon")).toList());
        }
    }

    /** A page that shows two Heralds has the script of both. */
    @Test
    void aSecondScriptDisturbsNothing() {
        String topic = api.freshTopic("embed-twice");
        List<String> faults = new ArrayList<>();
        try (Page page = chromium.visit(server, "/topics/" + topic)) {
            page.onPageError(faults::add);
            page.waitForSelector("herald-feed .state[data-state=live]");
            assertEquals(
                    "HeraldSource",
                    page.evaluate("async () => (await import('/elements/herald.js?again')).HeraldSource.name"));
            api.publish(topic, "Still live").expect(201);
            assertThat(page.locator("herald-feed")).containsText("Still live");
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void aPictureIsShownThereTooFromWhereTheElementsComeFrom() {
        String topic = api.freshTopic("embed-picture");
        String herald = "http://127.0.0.1:" + server.port();
        JsonObject picture = api.send(api.request("/api/pictures")
                        .header("Content-Type", "image/png")
                        .POST(BodyPublishers.ofByteArray(PictureFiles.png(40, 30))))
                .expect(201)
                .json();
        // As an editor who calls Herald by another name would have it stored.
        String renditions = picture.getJsonArray("renditions").toString().replace("127.0.0.1", "herald.invalid");
        api.post(
                        "/api/topics/" + topic + "/items",
                        "{\"headlines\":[{\"value\":\"A flag\"}],\"associations\":[{\"name\":\"picture\",\"type\":\"picture\","
                                + "\"title\":\"Four colours\",\"uri\":\"" + picture.getString("uri")
                                + "\",\"renditions\":"
                                + renditions + "}]}")
                .expect(201);
        site.show("<!doctype html><script type=module src='" + herald
                + "/elements/herald.js'></script><herald-feed topic='" + topic + "'></herald-feed>");
        try (BrowserContext profile = chromium.openProfile()) {
            Page page = profile.newPage();
            page.navigate(site.origin());
            page.waitForFunction("document.querySelector('herald-feed figure img')?.naturalWidth === 40");
            assertThat(page.locator("figure img")).hasAttribute("alt", "Four colours");
        }
    }
}
