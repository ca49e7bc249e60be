package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import news.herald.testing.Chromium;
import news.herald.testing.DeskPage;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.NeedsChromium;
import news.herald.testing.SharedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The desk in a real browser: what editors do there, and what comes of it on the wire. */
@Tag("browser")
@ExtendWith({NeedsChromium.class, SharedServer.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskIT {

    private final HeraldServer server;
    private final HeraldApi api;
    private final List<BrowserContext> profiles = new ArrayList<>();
    private final Chromium chromium;
    private String topic;

    DeskIT(HeraldServer server, Chromium chromium) {
        this.chromium = chromium;
        this.server = server;
        api = server.api();
    }

    @BeforeEach
    void freshTopic() {
        topic = api.freshTopic("desk");
    }

    @AfterEach
    void closeTheBrowsers() {
        profiles.forEach(BrowserContext::close);
        profiles.clear();
    }

    @Test
    void whatIsWrittenWithFormattingIsStoredAsHtmlAndPlainTextAsPlainText() {
        DeskPage desk = desk();
        desk.headline("Plain").body("One line").press("Enter").type("Another").send("publish");
        desk.awaitTold("Published.").awaitHeadline("");
        JsonObject plain = body(listed("usable").get(0));
        assertEquals("One line\n\nAnother", plain.getString("value"));
        assertEquals("text/plain", plain.getString("contentType"));

        desk.headline("Formatted")
                .body("")
                .press("Control+b")
                .type("Bold")
                .press("Control+b")
                .type(" and ");
        desk.page().click("#tools [data-command=link]");
        desk.type("example.org").press("Enter").await(() -> desk.dialog().count() == 0);
        desk.press("Enter", "Control+Alt+2").type("Heading").press("Enter");
        desk.press("Control+Shift+8").type("one").press("Enter").type("two");
        assertEquals("true", desk.page().getAttribute("#tools [data-command=bullets]", "aria-pressed"));
        desk.send("publish").awaitHeadline("");
        JsonObject html = body(listed("usable").get(0));
        assertEquals("text/html", html.getString("contentType"));
        assertEquals(
                "<p><strong>Bold</strong> and <a href=\"https://example.org\" rel=\"noopener nofollow\">example.org</a></p>"
                        + "<h2>Heading</h2><ul><li>one</li><li>two</li></ul>",
                html.getString("value"));
    }

    @Test
    void aDraftIsPreviewedAsReadersSeeItAndPublished() {
        DeskPage desk = desk();
        desk.headline("Still secret").body("Words").press("Control+s").awaitTold("Saved as draft.");
        desk.press("End").type(" and more").press("Control+s");
        desk.await(() -> body(listed("draft").get(0)).getString("value").equals("Words and more"));
        assertTrue(api.anonymous().snapshot(topic).json().getJsonArray("items").isEmpty());
        desk.page().click("#preview");
        Locator article = desk.dialog().locator("article");
        assertEquals("Still secret", article.locator("h2").innerText());
        assertEquals("Words and more", article.locator(".text").innerText());
        desk.press("Escape").send("publish").awaitHeadline("");
        assertEquals(List.of(), listed("draft"));
        assertEquals("Words and more", body(listed("usable").get(0)).getString("value"));
    }

    @Test
    void anItemWaitsForTheTimeInTheEditorsZone() {
        DeskPage desk = DeskPage.open(profile(new NewContextOptions().setTimezoneId("Asia/Tokyo")), topic);
        ZonedDateTime then = ZonedDateTime.now(ZoneOffset.UTC).plusDays(2).truncatedTo(ChronoUnit.MINUTES);
        desk.headline("Later")
                .page()
                .fill("#embargo-field", then.plusHours(9).toLocalDateTime().toString());
        assertTrue(desk.page().innerText("#embargo-hint").contains("(Asia/Tokyo)"));
        assertEquals("Schedule", desk.page().innerText("#write [value=publish]"));
        desk.send("publish").awaitTold("Scheduled.");
        assertEquals(then.toInstant().toString(), listed("scheduled").get(0).getString("publishAt"));
        desk.show("scheduled").choose("Later", "edit").awaitHeadline("Later");
        desk.headline("Later, updated").send("draft").awaitTold("Saved.");
        desk.send("publish").dialog().locator(".danger").click();
        desk.awaitTold("Published.");
        assertEquals(1, listed("usable").size());
    }

    @Test
    void aCorrectionNeedsANoteAndTellsIt() {
        publish("Ten hurt", "<p>Ten people were hurt.</p>");
        DeskPage desk =
                desk().choose("Ten hurt", "correct").awaitHeadline("Ten hurt").headline("Two hurt");
        desk.send("correct");
        assertEquals("note", desk.focused());
        assertTrue(desk.page().getAttribute("[name=note]", "aria-describedby").contains("fault-note"));
        desk.type("It was two.").press("Control+Enter").awaitTold("Corrected.");
        JsonObject item = listed("usable").get(0).getJsonObject("item");
        assertEquals("Two hurt", headline(item));
        assertEquals(
                "It was two.",
                item.getJsonArray("descriptions").getJsonObject(0).getString("value"));
        assertEquals(
                "<p>Ten people were hurt.</p>",
                item.getJsonArray("bodies").getJsonObject(0).getString("value"));
    }

    @Test
    void aKillAsksTwiceAndCancelKeeps() {
        publish("To be killed", "<p>Wrong words.</p>");
        DeskPage desk = desk().choose("To be killed", "kill");
        assertEquals("Cancel", desk.focused());
        desk.press("Enter").await(() -> desk.dialog().count() == 0);
        assertEquals(1, listed("usable").size());
        desk.choose("To be killed", "kill");
        assertTrue(desk.dialog().locator(".danger").isDisabled());
        desk.dialog().locator("[type=checkbox]").check();
        desk.dialog().locator(".danger").click();
        desk.awaitTold("Killed.").await(() -> desk.entry("To be killed").count() == 0);
        assertEquals(1, listed("canceled").size());
    }

    @Test
    void whoComesSecondSeesBothTextsAndMayKeepTheirs() {
        String item = publish("Bridge closed", "<p>Closed on Tuesday.</p>");
        DeskPage desk = desk().choose("Bridge closed", "edit").awaitHeadline("Bridge closed");
        JsonObject theirs = Json.createObjectBuilder(api.get(item).json())
                .add("edNote", "Ask the mayor")
                .add(
                        "headlines",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("value", "Bridge shut")))
                .build();
        api.put(item, theirs, "1").expect(200);
        desk.headline("Bridge to open").send("update");
        Locator sides = desk.dialog().locator(".sides > div");
        assertEquals("Bridge shut", sides.nth(0).locator(".words").innerText());
        assertEquals(List.of("shut"), sides.nth(0).locator("mark").allInnerTexts());
        assertEquals("Bridge to open", sides.nth(1).locator(".words").innerText());
        desk.dialog().locator("[value=mine]").click();
        desk.awaitTold("Updated.");
        JsonObject now = api.get(item).json();
        assertEquals("3", now.getString("version"));
        assertEquals("Bridge to open", headline(now));
        assertEquals("Ask the mayor", now.getString("edNote"));
    }

    /** The first publication keeps the version of the draft, so If-Match would let it pass. */
    @Test
    void aDraftThatSomebodyPublishedMeanwhileIsNotChangedForReadersBySavingIt() {
        DeskPage desk = desk().headline("A draft").press("Control+s").awaitTold("Saved as draft.");
        String item = "/api/items/" + listed("draft").get(0).getString("id");
        api.post(item + "/publish", "").expect(200);
        desk.headline("A draft, unfinished").press("Control+s").dialog().waitFor();
        desk.dialog().locator("[value=mine]").click();
        desk.page().getByText("Not sent: the item is published by now.").waitFor();
        assertEquals("A draft", headline(api.get(item).json()));
        desk.send("update").awaitTold("Updated.");
        assertEquals("A draft, unfinished", headline(api.get(item).json()));
    }

    @Test
    void aMergeByHandBeginsWithWhatEachOfBothChanged() {
        String item = publish("Bridge closed", "<p>Closed on Tuesday.</p>");
        DeskPage desk = desk().choose("Bridge closed", "edit").awaitHeadline("Bridge closed");
        JsonObject theirs = Json.createObjectBuilder(api.get(item).json())
                .add("by", "Somebody else")
                .build();
        api.put(item, theirs, "1").expect(200);
        desk.headline("Bridge to open").send("update");
        desk.dialog().locator("[value=merge]").click();
        desk.await(() -> desk.page().inputValue("#write [name=by]").equals("Somebody else"));
        assertEquals("Bridge to open", desk.page().inputValue("#write [name=headline]"));
        desk.send("update").awaitTold("Updated.");
        JsonObject now = api.get(item).json();
        assertEquals("Somebody else", now.getString("by"));
        assertEquals("Bridge to open", headline(now));
    }

    @Test
    void theHistoryShowsWhatDiffersBetweenAnyTwoVersions() {
        String item = publish("Storm nears the coast", "<p>Winds of 90 km/h.</p>");
        api.post(
                        item + "/correction",
                        "{\"note\":\"It was 120.\",\"headlines\":[{\"value\":\"Storm reaches the coast\"}]}")
                .expect(200);
        DeskPage desk = desk().choose("Storm reaches", "history");
        Locator dialog = desk.dialog();
        dialog.waitFor();
        assertEquals(2, dialog.locator(".versions li").count());
        assertTrue(dialog.locator(".versions li").first().innerText().startsWith("Corrected version 2"));
        assertEquals(List.of("nears"), dialog.locator("del").allInnerTexts());
        assertEquals(List.of("reaches"), dialog.locator("ins").allInnerTexts());
        dialog.locator("select").last().selectOption("1");
        assertEquals(0, dialog.locator("del").count());
    }

    /** Whoever made it: any page can write into the clipboard that a ProseMirror did. */
    @Test
    void whatSaysThatItWasCopiedHereIsCleanedTooAndGoesOnWhereItWasCut() {
        DeskPage desk = desk().headline("Cut").body("").press("Control+Shift+8").type("one ");
        desk.paste("<ul data-pm-slice='3 3 []'><li><p style='font-weight:700'>two</p></li>"
                + "<li><p>three</p></li></ul>");
        desk.send("publish").awaitTold("Published.");
        assertEquals(
                "<ul><li>one <strong>two</strong></li><li>three</li></ul>",
                body(listed("usable").get(0)).getString("value"));
    }

    @Test
    void whatWasBeingWrittenIsOfferedAfterAReload() {
        DeskPage desk = desk().headline("Half a thought").body("Some words");
        desk.page().getByText("Kept in this browser").waitFor();
        desk.page().reload();
        desk.signIn();
        Locator offer = desk.page().locator(".offer");
        assertTrue(offer.innerText().startsWith("You were writing Half a thought"));
        assertEquals("", desk.page().inputValue("#write [name=headline]"));
        offer.locator("button").first().click();
        desk.awaitHeadline("Half a thought");
        assertEquals("Some words", desk.body().innerText());
        desk.send("publish").awaitTold("Published.");
        assertEquals("Some words", body(listed("usable").get(0)).getString("value"));
        assertEquals(0, offer.count());
    }

    @Test
    void whoSignsOutLeavesNothingInTheBrowser() {
        DeskPage desk = desk().headline("For my eyes only");
        desk.page().getByText("Kept in this browser").waitFor();
        desk.page().click("#sign-out");
        desk.dialog().locator(".danger").click();
        desk.page().waitForSelector("#sign-in");
        desk.signIn();
        assertEquals(0, desk.page().evaluate("localStorage.length"));
        assertEquals(0, desk.page().locator(".offer").count());
    }

    @Test
    void withoutANetworkNothingIsLostAndAnotherTryIsSafe() {
        BrowserContext profile = profile(new NewContextOptions());
        DeskPage desk = DeskPage.open(profile, topic).headline("From a train").body("Words");
        profile.setOffline(true);
        desk.send("publish");
        desk.page().getByText("Herald cannot be reached.").first().waitFor();
        assertEquals("From a train", desk.page().inputValue("#write [name=headline]"));
        profile.setOffline(false);
        desk.send("publish").awaitTold("Published.");
        assertEquals(1, listed("usable").size());
    }

    @Test
    void everythingIsDoneByKeyboardAlone() {
        DeskPage desk = desk();
        assertEquals("headline", desk.focused());
        desk.type("By keyboard").press("Tab", "ArrowRight", "Tab").type("Typed ");
        assertEquals("body", desk.focused());
        desk.press("Alt+F10", "Home", "Enter")
                .type("bold")
                .press("Control+Enter")
                .awaitTold("Published.");
        assertEquals(
                "<p>Typed <strong>bold</strong></p>",
                body(listed("usable").get(0)).getString("value"));
        desk.entry("By keyboard").waitFor();
        desk.page().locator("#help").focus();
        desk.press("?").page().getByText("next item in the list").waitFor();
        desk.press("Escape", "j", "e").awaitHeadline("By keyboard");
        desk.press("End").type(", edited").press("Control+Enter").awaitTold("Updated.");
        desk.await(() -> desk.entry("By keyboard, edited").count() == 1);
        desk.page().locator("#help").focus();
        desk.press("j", "h").dialog().getByText("Versions").first().waitFor();
        desk.press("Escape", "c").await(() -> desk.focused().equals("note"));
        desk.type("A comma.").press("Control+Enter").awaitTold("Corrected.");
        assertEquals("3", listed("usable").get(0).getJsonObject("item").getString("version"));
    }

    @Test
    void aFlashIsAskedForOnceMore() {
        DeskPage desk = desk().headline("Bridge falls");
        desk.page().selectOption("[name=urgency]", "1");
        desk.send("publish");
        assertEquals("Cancel", desk.focused());
        desk.press("Escape").await(() -> desk.dialog().count() == 0);
        assertEquals(List.of(), listed("usable"));
        desk.send("publish").dialog().locator(".danger").click();
        desk.awaitTold("Published.");
        assertEquals(1, listed("usable").get(0).getJsonObject("item").getInt("urgency"));
    }

    @Test
    void aHostilePasteIsCleanedAndWhatIsLeftIsWhatTheServerKeeps() {
        DeskPage desk = desk().headline("Pasted");
        desk.page().evaluate("window.ran = 0");
        desk.body("")
                .paste(
                        "<p class=MsoNormal style='color:red' onclick='ran++'>Word <b style='font-weight:normal'>light</b> "
                                + "<span style='font-weight:700'>bold</span><script>ran++</script><img src=x onerror='ran++'>"
                                + "<a href='javascript:ran++'>bad</a> <a href='https://ok.example/'>good</a></p>"
                                + "<p style='mso-list:l0'><span style='mso-list:Ignore'>1. </span>first</p>"
                                + "<table onclick='ran++'><tr><td style='x:y'>cell</td></tr></table><iframe src='https://evil.example/'></iframe>");
        desk.send("publish").awaitTold("Published.");
        assertEquals(
                "<p>Word light <strong>bold</strong>bad "
                        + "<a href=\"https://ok.example/\" rel=\"noopener nofollow\">good</a></p>"
                        + "<ol><li>first</li></ol><table><tbody><tr><td>cell</td></tr></tbody></table>",
                body(listed("usable").get(0)).getString("value"));
        assertEquals(0, desk.page().evaluate("window.ran"));
    }

    @Test
    void aBodyThatIsNotTouchedStaysToTheLetter() {
        String text =
                "<p>A <kbd>key</kbd>, <del datetime=\"2026-01-01\">gone</del>.</p><figure><figcaption>x</figcaption></figure>";
        String item = publish("Odd markup", text);
        String before = bodyOf(item);
        DeskPage desk = desk().choose("Odd markup", "edit").awaitHeadline("Odd markup");
        desk.headline("Odd markup, kept").send("update").awaitTold("Updated.");
        assertEquals(before, bodyOf(item));
        desk.choose("Odd markup", "edit")
                .awaitHeadline("Odd markup, kept")
                .body()
                .locator("p")
                .click();
        desk.press("Home").type("Not ").send("update").awaitTold("Updated.");
        assertEquals(before.replace("A <kbd>", "Not A <kbd>"), bodyOf(item));
    }

    @Test
    void ofManyItemsOlderOnesAreLoadedAndFound() {
        IntStream.range(0, 55).forEach(n -> api.publish(topic, "Item " + n).expect(201));
        DeskPage desk = desk();
        desk.await(() -> desk.page().innerText("#tab-usable .count").equals("50+"));
        desk.page().click("#older");
        desk.await(() -> desk.page().innerText("#tab-usable .count").equals("55"));
        desk.page().fill("#search", "item 4");
        desk.await(() -> desk.page().locator("#items .entry").count() == 11);
    }

    @Test
    void olderOnesAreLoadedAlsoWhenSomebodyPublishesMeanwhile() {
        IntStream.range(0, 52).forEach(n -> api.publish(topic, "Item " + n).expect(201));
        DeskPage desk = desk();
        desk.await(() -> desk.page().innerText("#tab-usable .count").equals("50+"));
        desk.page().route(address -> address.contains("before="), route -> {
            api.publish(topic, "Meanwhile").expect(201);
            desk.entry("Meanwhile").waitFor();
            route.resume();
        });
        desk.page().click("#older");
        desk.await(() -> desk.page().innerText("#tab-usable .count").equals("53"));
        assertEquals(53, desk.page().locator("#items .entry").count());
    }

    @Test
    void theMarkedWordsOfTwoTextsMakeUpBoth() {
        Object faults = desk().page().evaluate("""
                async () => {
                  const { wordDiff } = await import('/desk/word-diff.js');
                  const words = ['a', 'b', 'c', ' ', '\\n\\n', 'é', '—'];
                  let seed = 7;
                  const pick = n => (seed = (seed * 48271) % 2147483647) % n;
                  const text = () => Array.from({ length: pick(40) }, () => words[pick(words.length)]).join('');
                  let faults = 0;
                  for (let n = 0; n < 300; n++) {
                    const [before, after] = [text(), text()];
                    const parts = wordDiff(before, after);
                    const without = kind => parts.filter(part => part.kind !== kind).map(part => part.text).join('');
                    if (without('new') !== before || without('gone') !== after) faults++;
                  }
                  return faults;
                }
                """);
        assertEquals(0, faults);
    }

    private DeskPage desk() {
        return DeskPage.open(profile(new NewContextOptions()), topic);
    }

    private BrowserContext profile(NewContextOptions options) {
        BrowserContext profile = chromium.profile(server, options);
        profiles.add(profile);
        return profile;
    }

    /** @return the address of the item */
    private String publish(String headline, String html) {
        JsonObject item = Json.createObjectBuilder(HeraldApi.headline(headline))
                .add(
                        "bodies",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("contentType", "text/html")
                                        .add("value", html)))
                .build();
        return api.publish(topic, item).expect(201).header("Location").orElseThrow();
    }

    /** As the desk lists them, newest first. */
    private List<JsonObject> listed(String status) {
        return api.get("/api/topics/" + topic + "/items?status=" + status)
                .expect(200)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    private static JsonObject body(JsonObject entry) {
        return entry.getJsonObject("item").getJsonArray("bodies").getJsonObject(0);
    }

    private String bodyOf(String item) {
        return api.get(item).json().getJsonArray("bodies").getJsonObject(0).getString("value");
    }

    private static String headline(JsonObject item) {
        return item.getJsonArray("headlines").getJsonObject(0).getString("value");
    }
}
