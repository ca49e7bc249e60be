package news.herald.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import news.herald.testing.Chromium;
import news.herald.testing.Complaints;
import news.herald.testing.DeskPage;
import news.herald.testing.ForeignSite;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.JsonText;
import news.herald.testing.LivePage;
import news.herald.testing.NeedsChromium;
import news.herald.testing.PictureDesk;
import news.herald.testing.PictureFiles;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page lives with the policy that it is answered with, and the policy stops what it is for. */
@Tag("browser")
@ExtendWith({NeedsChromium.class, SharedServer.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyIT {

    private final HeraldServer server;
    private final ForeignSite elsewhere;
    private final HeraldApi api;
    private Chromium browser;
    private BrowserContext profile;
    private Complaints complaints;
    private String topic;
    private String item;

    PolicyIT(HeraldServer server, ForeignSite elsewhere) {
        this.server = server;
        this.elsewhere = elsewhere;
        api = server.api();
    }

    Chromium startBrowser() {
        return Chromium.start();
    }

    @BeforeAll
    void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(SseConnection.PATIENCE.toMillis());
        browser = startBrowser();
        topic = api.freshTopic("policy");
        PictureDesk pictures = new PictureDesk(api, topic);
        JsonObject picture = pictures.upload("image/png", PictureFiles.png(90, 60))
                .expect(201)
                .json();
        item = pictures.publish(Json.createObjectBuilder(PictureDesk.document("A flag is raised", picture))
                .addAll(Json.createObjectBuilder(JsonText.object("""
                        {"by":"Ann Example","bodies":[{"contentType":"text/html",
                          "value":"<p lang=de>So <b>bold</b></p><table><tr><td>cell</td></tr></table>"}]}""")))
                .build());
        api.post(item + "/correction", "{\"note\":\"Raised, not lowered.\"}").expect(200);
        api.post(item + "/pin", "{}").expect(200);
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void freshProfile() {
        profile = browser.profile(server);
        complaints = Complaints.of(profile);
    }

    @AfterEach
    void closeTheProfile() {
        profile.close();
    }

    @Test
    void aTopicOfNewsIsShownAndFollowed() {
        LivePage page = LivePage.open(profile, topic);
        awaitPicture(page.page());
        String flash = publish("{\"headlines\":[{\"value\":\"Breaking as you read\"}],\"urgency\":1}");
        page.awaitText("Breaking as you read");
        api.post(flash + "/kill", "{}").expect(200);
        page.awaitText("Withdrawn");
        assertNothingIsWrong();
    }

    @Test
    void soAreAnItemByItselfAndWhatIsOlder() {
        String newer = publish("{\"headlines\":[{\"value\":\"Newer\"}]}");
        Page page = open(item.replace("/api", ""));
        assertThat(page.locator("article .correction")).containsText("Raised, not lowered.");
        awaitPicture(page);
        page.navigate("/topics/" + topic + "?before=" + newer.substring(newer.lastIndexOf('/') + 1));
        assertThat(page.locator(".older")).containsText("A flag is raised");
        awaitPicture(page);
        api.post(newer + "/kill", "{}").expect(200);
        assertNothingIsWrong();
    }

    @Test
    void rowsChangeInTheirTable() {
        String rows = api.freshTopic("policy-rows", "rows");
        put(rows, 1);
        Page page = open("/topics/" + rows);
        page.locator("herald-table .state[data-state=live]").waitFor();
        put(rows, 2);
        assertThat(page.locator("herald-table tbody")).containsText("2");
        page.locator("herald-table th button").first().click();
        assertNothingIsWrong();
    }

    @Test
    void alertsAreListedAndAppear() {
        Page page = profile.newPage();
        page.waitForResponse(
                answer -> answer.url().endsWith("/api/topics/alerts"), () -> page.navigate("/topics/alerts"));
        String alert = api.post(
                        "/api/alerts",
                        "{\"title\":\"Results at nine\",\"urgency\":1,\"link\":\"/topics/" + topic + "\"}")
                .expect(201)
                .header("Location")
                .orElseThrow();
        assertThat(page.locator(".popup")).containsText("Results at nine");
        page.reload();
        assertThat(page.locator("main")).containsText("Results at nine");
        api.send(api.request(alert).DELETE()).expect(204);
        assertNothingIsWrong();
    }

    @Test
    void aDeadLinkLeadsToAPageWithItsStyles() {
        Page page = profile.newPage();
        Response answer = page.navigate("/topics/there-is-none");
        assertEquals(404, answer.status());
        assertThat(page.locator(".skip")).hasCSS("position", "absolute");
        assertNothingIsWrong();
    }

    @Test
    void theDeskEditsShowsAndCompares() {
        DeskPage desk = DeskPage.open(profile, topic);
        desk.headline("Made at the desk").body("One ").press("Control+b").type("bold");
        // Without styles: Chromium tells of those of the clipboard where they are only read, in a document that is
        // never shown.
        desk.paste("<p class=MsoNormal>Pasted <b>bold</b></p><ul><li>two</li></ul>");
        desk.press("Control+z", "Control+Shift+8").type("three");
        desk.page().setInputFiles("#picture-file", new FilePayload("flag.png", "image/png", PictureFiles.png(90, 60)));
        desk.page().getByText("The picture is uploaded.").waitFor();
        desk.page().fill("#write [name=alt]", "A flag");
        desk.page().click("#preview");
        assertThat(desk.dialog()).containsText("Made at the desk");
        awaitPicture(desk.page());
        desk.press("Escape").send("publish").awaitTold("Published.");
        desk.choose("Made at the desk", "edit").awaitHeadline("Made at the desk");
        desk.headline("Changed at the desk").send("update").awaitTold("Updated.");
        desk.choose("Changed at the desk", "history");
        assertThat(desk.dialog().locator("ins").first()).hasText("Changed");
        desk.press("Escape", "?");
        desk.dialog().waitFor();
        assertNothingIsWrong();
    }

    @Test
    void theMonitorDrawsItsCharts() {
        Page page = open("/monitor/");
        page.fill("#sign-in [name=name]", "admin");
        page.fill("#sign-in [name=password]", HeraldApi.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("#state")).hasText("Live");
        assertThat(page.locator(".chart canvas")).hasCount(6);
        page.locator(".chart .u-over").first().hover();
        // From its style sheet and by its script, which both must be allowed to place things.
        assertThat(page.locator(".chart .u-under").first()).hasCSS("position", "absolute");
        assertEquals(
                true, page.evaluate("document.querySelector('.chart .u-over').getBoundingClientRect().width > 50"));
        assertNothingIsWrong();
    }

    @Test
    void whatIsInlineIsStoppedAndTold() {
        Page page = profile.newPage();
        page.route("**/items/*", route -> answerWith(route, """
                <script>window.ran = 1</script><img src="/nothing" onerror="window.ran = 2">
                <p id="styled" style="color: red">red</p><style>#styled { color: red }</style>
                <base href="https://elsewhere.example/"><iframe src="/favicon.svg"></iframe></main>"""));
        page.navigate(item.replace("/api", ""));
        assertThat(page.locator("#styled")).not().hasCSS("color", "rgb(255, 0, 0)");
        assertEquals("/x", page.evaluate("new URL('/x', document.baseURI).pathname"));
        page.waitForCondition(() ->
                List.of(
                                "script-src-elem",
                                "script-src-attr",
                                "style-src-attr",
                                "style-src-elem",
                                "base-uri",
                                "frame-src")
                        .stream()
                        .allMatch(what -> complaints.violations().stream().anyMatch(told -> told.contains(what))));
        assertEquals(null, page.evaluate("window.ran"));
        assertEquals(server.port(), page.evaluate("Number(new URL(document.baseURI).port)"));
    }

    @Test
    void aTextBecomesElementsByItsOneWayOnly() {
        Page page = open("/");
        for (String script : List.of(
                "document.body.innerHTML = '<b>x</b>'",
                "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
                "document.createElement('script').textContent = 'x'",
                "new DOMParser().parseFromString('<b>x</b>', 'text/html')",
                "trustedTypes.createPolicy('another', { createHTML: html => html })")) {
            assertThrows(PlaywrightException.class, () -> page.evaluate("() => { " + script + " }"), script);
        }
        assertEquals(
                "x",
                page.evaluate("async () => (await import('/elements/safe-html.js')).textOf('<b onclick=y()>x</b>')"));
    }

    @Test
    void noSiteFramesAPage() {
        elsewhere.show("<!doctype html><iframe src='http://127.0.0.1:" + server.port() + "/desk/'></iframe>");
        Page page = open(elsewhere.origin());
        page.waitForCondition(() -> complaints.heard().stream().anyMatch(told -> told.contains("frame-ancestors")));
        assertEquals(0, page.frameLocator("iframe").locator("#sign-in").count());
    }

    private void assertNothingIsWrong() {
        profile.pages().forEach(page -> page.evaluate("0"));
        assertEquals(
                List.of(),
                // Of a page that is a fault by itself a browser says that it is.
                complaints.heard().stream()
                        .filter(told -> !told.contains("status of 404"))
                        .toList());
    }

    private Page open(String path) {
        Page page = profile.newPage();
        page.navigate(path);
        return page;
    }

    private static void awaitPicture(Page page) {
        page.locator("figure img").first().scrollIntoViewIfNeeded();
        page.waitForCondition(() -> (boolean)
                page.evaluate("[...document.querySelectorAll('figure img')].some(image => image.naturalWidth > 0)"));
    }

    /** The page as the server answers it, and in it what a hole of the server's would let through. */
    private static void answerWith(Route route, String markup) {
        APIResponse answer = route.fetch();
        route.fulfill(new Route.FulfillOptions()
                .setResponse(answer)
                .setBody(answer.text().replace("</main>", markup)));
    }

    private void put(String rows, int goals) {
        api.put(
                        "/api/topics/" + rows + "/rows/a-b",
                        JsonText.object("{\"home\":\"Arsenal\",\"away\":\"Chelsea\",\"goals\":" + goals + "}"),
                        null)
                .expect(goals == 1 ? 201 : 200);
    }

    private String publish(String ninjs) {
        return api.publish(topic, JsonText.object(ninjs))
                .expect(201)
                .header("Location")
                .orElseThrow();
    }
}
