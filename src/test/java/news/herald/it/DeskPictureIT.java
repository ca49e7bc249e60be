package news.herald.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import news.herald.testing.Chromium;
import news.herald.testing.DeskPage;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.JsonText;
import news.herald.testing.NeedsChromium;
import news.herald.testing.PictureFiles;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A picture from the desk to a reader and away again, in real browsers. */
@Tag("browser")
@ExtendWith({NeedsChromium.class, SharedServer.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskPictureIT {

    private static final String UPLOADED = "The picture is uploaded.";

    private final HeraldServer server;
    private final HeraldApi api;
    private final List<BrowserContext> profiles = new ArrayList<>();
    private final Chromium chromium;
    private String topic;

    DeskPictureIT(HeraldServer server, Chromium chromium) {
        this.chromium = chromium;
        this.server = server;
        api = server.api();
    }

    @BeforeAll
    void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(SseConnection.PATIENCE.toMillis());
    }

    @BeforeEach
    void freshTopic() {
        topic = api.freshTopic("desk-picture");
    }

    @AfterEach
    void closeTheBrowsers() {
        profiles.forEach(BrowserContext::close);
        profiles.clear();
    }

    @Test
    void aPictureIsUploadedShownToReadersAndGoneWithTheKill() {
        Page reader = profile().newPage();
        reader.navigate("/topics/" + topic);
        DeskPage desk = desk().headline("A flag is raised");
        desk.page().setInputFiles("#picture-file", file("flag.jpg", "image/jpeg", PictureFiles.jpeg(1_200, 800)));
        assertThat(status(desk)).hasText(UPLOADED);
        awaitShown(desk.page(), "#picture img");
        desk.send("publish");
        assertEquals("alt", desk.focused());
        assertTrue(desk.page().getAttribute("[name=alt]", "aria-describedby").contains("fault-alt"));
        desk.type("A flag of four colours").send("publish").awaitTold("Published.");
        assertThat(desk.page().locator("#picture img")).isHidden();

        awaitShown(reader, "herald-feed figure img");
        Locator image = reader.locator("herald-feed figure img");
        assertThat(image).hasAttribute("alt", "A flag of four colours");
        String address = (String) image.evaluate("image => image.currentSrc");
        desk.choose("A flag is raised", "kill");
        desk.dialog().locator("[type=checkbox]").check();
        desk.dialog().locator(".danger").click();
        desk.awaitTold("Killed.");
        assertThat(reader.locator("herald-feed .gone")).isVisible();
        assertThat(image).hasCount(0);
        api.anonymous().get(URI.create(address).getPath()).expect(410);
    }

    /** Its space goes with it, and what it showed is still said. */
    @Test
    void ofAPictureThatWasErasedReadersSeeTheWords() {
        JsonObject picture = api.send(api.request("/api/pictures")
                        .header("Content-Type", "image/png")
                        .POST(BodyPublishers.ofByteArray(PictureFiles.png(1_200, 800))))
                .expect(201)
                .json();
        String body = "<p><img src='"
                + picture.getJsonArray("renditions").getJsonObject(0).getString("href")
                + "' width='600' height='400' alt='The same flag'> is torn.</p>";
        api.publish(topic, JsonText.object("""
                        {"headlines":[{"value":"A flag is raised"}],"bodies":[{"contentType":"text/html","value":"%s"}],
                         "associations":[{"name":"picture","uri":"%s","title":"A flag of four colours","renditions":%s}]}
                        """.formatted(
                                body, picture.getString("uri"), picture.getJsonArray("renditions"))))
                .expect(201);
        Page before = live();
        awaitShown(before, "herald-feed .item figure img");
        api.send(api.request("/api/pictures/" + picture.getString("id")).DELETE())
                .expect(204);
        // The other one may keep it for a minute.
        Page page = live();
        assertWordsAlone(page, "herald-feed .item figure img");
        assertWordsAlone(page, "herald-feed .item .text img");
        page.navigate(page.locator("a.permalink").getAttribute("href"));
        assertWordsAlone(page, ".item figure img");
    }

    /** Where the script has put its own elements in the place of those that the page came with. */
    private Page live() {
        Page page = profile().newPage();
        page.navigate("/topics/" + topic);
        assertThat(page.locator("herald-feed .state[data-state=live]")).isVisible();
        return page;
    }

    private static void assertWordsAlone(Page page, String image) {
        Locator shown = page.locator(image);
        page.waitForCondition(() ->
                shown.count() == 1 && (boolean) shown.evaluate("image => image.complete && image.naturalWidth === 0"));
        assertThat(shown).isVisible();
        assertTrue(shown.boundingBox().height < 60, () -> "a gap of " + shown.boundingBox().height);
    }

    @Test
    void aPictureMayBePastedReplacedByADropAndRemoved() {
        DeskPage desk = desk().headline("In many ways").body("");
        bring(desk, "paste", "image/png", PictureFiles.png(40, 30));
        assertThat(status(desk)).hasText(UPLOADED);
        desk.page().fill("[name=alt]", "The first");
        desk.page().fill("[name=credit]", "A. Painter");
        bring(desk, "drop", "image/png", PictureFiles.png(50, 30));
        assertThat(status(desk)).hasText(UPLOADED);
        assertThat(desk.page().locator("[name=alt]")).hasValue("");
        desk.page().fill("[name=alt]", "The second");
        desk.send("draft").awaitTold("Saved as draft.");
        JsonObject association = association("draft");
        assertEquals("The second", association.getString("title"));
        assertEquals("A. Painter", association.getString("by"));
        assertEquals(50, association.getJsonArray("renditions").getJsonObject(0).getInt("width"));
        desk.page().click("#picture [data-remove]");
        assertEquals("file", desk.focused());
        desk.send("draft");
        desk.await(() -> !listed("draft").get(0).getJsonObject("item").containsKey("associations"));
    }

    @Test
    void whatCannotBeTakenIsSaidAndChangesNothing() {
        DeskPage desk = desk().headline("Not so");
        desk.page().setInputFiles("#picture-file", file("a.webp", "image/webp", new byte[] {1}));
        assertThat(status(desk)).hasText("a.webp cannot be taken: a picture is a JPEG, PNG or GIF.");
        desk.page().setInputFiles("#picture-file", file("moving.gif", "image/gif", PictureFiles.moving()));
        assertThat(status(desk)).hasText(Pattern.compile("Not uploaded\\. Pictures here do not move.*"));
        assertThat(desk.page().locator("[name=alt]")).isHidden();
        desk.send("publish").awaitTold("Published.");
    }

    @Test
    void aPictureIsKeptInTheBrowserWithWhatIsWritten() {
        DeskPage desk = desk().headline("Half done");
        desk.page().setInputFiles("#picture-file", file("a.png", "image/png", PictureFiles.png(60, 30)));
        assertThat(status(desk)).hasText(UPLOADED);
        desk.page().fill("[name=caption]", "A caption");
        desk.page().fill("[name=alt]", "What it shows");
        desk.page().reload();
        desk.signIn();
        desk.page().locator(".offer button").first().click();
        desk.awaitHeadline("Half done");
        awaitShown(desk.page(), "#picture img");
        assertThat(desk.page().locator("[name=caption]")).hasValue("A caption");
        desk.page().click("#preview");
        assertThat(desk.dialog().locator("figure img")).hasAttribute("alt", "What it shows");
        assertThat(desk.dialog().locator("figcaption")).hasText("A caption");
    }

    @Test
    void whatIsWrittenIsNotSentBeforeItsPictureIsThere() {
        DeskPage desk = desk().headline("In a hurry");
        List<Route> held = new ArrayList<>();
        desk.page().route("**/api/pictures", held::add);
        desk.page().setInputFiles("#picture-file", file("a.png", "image/png", PictureFiles.png(60, 30)));
        desk.await(() -> !held.isEmpty());
        assertThat(desk.page().locator("#picture progress")).isVisible();
        desk.page().fill("[name=alt]", "A flag");
        desk.send("publish");
        assertEquals("file", desk.focused());
        assertThat(desk.page().locator("#fault-file"))
                .hasText("The picture is on its way: send this once it is there.");
        held.get(0).resume();
        assertThat(status(desk)).hasText(UPLOADED);
        desk.send("publish").awaitTold("Published.");
        assertEquals("A flag", association("usable").getString("title"));
    }

    @Test
    void anUploadThatDoesNotArriveLosesNothing() {
        DeskPage desk = desk().headline("Cut off");
        desk.page().setInputFiles("#picture-file", file("a.png", "image/png", PictureFiles.png(60, 30)));
        assertThat(status(desk)).hasText(UPLOADED);
        desk.page().fill("[name=alt]", "The first");
        desk.page().route("**/api/pictures", Route::abort);
        desk.page().setInputFiles("#picture-file", file("b.png", "image/png", PictureFiles.png(50, 30)));
        assertThat(status(desk)).hasText(Pattern.compile("Not uploaded\\. It did not arrive: .*"));
        assertThat(desk.page().locator("[name=alt]")).hasValue("The first");
        desk.send("publish").awaitTold("Published.");
        assertEquals(
                60,
                association("usable")
                        .getJsonArray("renditions")
                        .getJsonObject(0)
                        .getInt("width"));
    }

    @Test
    void anotherOnesPictureIsComparedAndMerged() {
        DeskPage desk = desk().headline("Bridge closed");
        desk.page().setInputFiles("#picture-file", file("a.png", "image/png", PictureFiles.png(60, 30)));
        assertThat(status(desk)).hasText(UPLOADED);
        desk.page().fill("[name=alt]", "A bridge");
        desk.send("publish").awaitTold("Published.");
        desk.choose("Bridge closed", "edit").awaitHeadline("Bridge closed");
        String item = "/api/items/" + listed("usable").get(0).getString("id");
        JsonObject theirs = JsonText.object(api.get(item).body().replace("A bridge", "A bridge at night"));
        api.put(item, theirs, "1").expect(200);
        desk.headline("Bridge to open").send("update");
        Locator compared = desk.dialog().locator(".compared");
        assertThat(compared.nth(1).locator("h3")).hasText("Picture");
        assertEquals(
                List.of("at night"),
                compared.nth(1).locator("mark").allInnerTexts().stream()
                        .map(String::strip)
                        .toList());
        desk.dialog().locator("[value=merge]").click();
        assertThat(desk.page().locator("[name=alt]")).hasValue("A bridge at night");
        awaitShown(desk.page(), "#picture img");
        desk.send("update").awaitTold("Updated.");
        assertEquals("A bridge at night", association("usable").getString("title"));
    }

    @Test
    void theHistoryTellsHowThePictureChanged() {
        DeskPage desk = desk().headline("Shown");
        desk.page().setInputFiles("#picture-file", file("a.png", "image/png", PictureFiles.png(60, 30)));
        assertThat(status(desk)).hasText(UPLOADED);
        desk.page().fill("[name=alt]", "A blue flag");
        desk.send("publish").awaitTold("Published.");
        desk.choose("Shown", "edit").awaitHeadline("Shown");
        assertThat(desk.page().locator("[name=alt]")).hasValue("A blue flag");
        desk.page().fill("[name=alt]", "A red flag");
        desk.send("update").awaitTold("Updated.");
        desk.choose("Shown", "history").dialog().waitFor();
        assertThat(desk.dialog().locator(".difference h3")).hasText("Picture");
        assertEquals(List.of("blue"), desk.dialog().locator("del").allInnerTexts());
        assertEquals(List.of("red"), desk.dialog().locator("ins").allInnerTexts());
    }

    @Test
    void theChooserOpensByKeyboard() {
        DeskPage desk = desk();
        // Asked for before the key: the browser is told of it in its own time.
        desk.page().onFileChooser(chooser -> chooser.setFiles(file("a.png", "image/png", PictureFiles.png(9, 9))));
        desk.headline("By keyboard").page().focus("#picture-file");
        assertThat(desk.page().locator("#picture-file")).isFocused();
        desk.press("Space");
        assertThat(status(desk)).hasText(UPLOADED);
    }

    private static Locator status(DeskPage desk) {
        return desk.page().locator("#picture [role=status]");
    }

    /** Once the browser has the whole of it. */
    private static void awaitShown(Page page, String image) {
        page.locator(image).scrollIntoViewIfNeeded();
        page.waitForFunction("image => document.querySelector(image)?.naturalWidth > 0", image);
    }

    /** As another program would, by the clipboard or the mouse. */
    private static void bring(DeskPage desk, String way, String type, byte[] bytes) {
        desk.page().evaluate("""
                        ([way, type, base64]) => {
                          const data = new DataTransfer();
                          const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
                          data.items.add(new File([bytes], 'picture', { type }));
                          const options = { bubbles: true, cancelable: true };
                          document.querySelector('#body').dispatchEvent(way === 'paste'
                            ? new ClipboardEvent('paste', { ...options, clipboardData: data })
                            : new DragEvent('drop', { ...options, dataTransfer: data }));
                        }
                        """, List.of(way, type, Base64.getEncoder().encodeToString(bytes)));
    }

    private static FilePayload file(String name, String type, byte[] bytes) {
        return new FilePayload(name, type, bytes);
    }

    private DeskPage desk() {
        return DeskPage.open(profile(), topic);
    }

    private BrowserContext profile() {
        BrowserContext profile = chromium.profile(server, new NewContextOptions());
        profiles.add(profile);
        return profile;
    }

    private JsonObject association(String status) {
        return listed(status)
                .get(0)
                .getJsonObject("item")
                .getJsonArray("associations")
                .getJsonObject(0);
    }

    private List<JsonObject> listed(String status) {
        return api.get("/api/topics/" + topic + "/items?status=" + status)
                .expect(200)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }
}
