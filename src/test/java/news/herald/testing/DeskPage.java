package news.herald.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.function.BooleanSupplier;

/** The desk in a tab, signed in and at one topic. For the one thread of its {@link Chromium}. */
public final class DeskPage {

    private final Page page;

    private DeskPage(Page page) {
        this.page = page;
        page.setDefaultTimeout(SseConnection.PATIENCE.toMillis());
    }

    /** Opens the desk at the topic and signs in as the administrator. */
    public static DeskPage open(BrowserContext profile, String topic) {
        DeskPage opened = new DeskPage(profile.newPage());
        opened.page.navigate("/desk/?topic=" + topic);
        return opened.signIn();
    }

    /** Unless this browser has a session already. */
    public DeskPage signIn() {
        page.waitForSelector("#sign-in:not([hidden]), #newsroom:not([hidden])");
        if (page.locator("#sign-in").isVisible()) {
            enter();
        }
        // Once it is live no list comes in between.
        page.waitForSelector("#items-section .state[data-state=live]");
        return this;
    }

    private void enter() {
        page.fill("#sign-in [name=name]", "admin");
        page.fill("#sign-in [name=password]", HeraldApi.PASSWORD);
        page.click("#sign-in button");
    }

    public Page page() {
        return page;
    }

    public DeskPage headline(String text) {
        page.fill("#write [name=headline]", text);
        return this;
    }

    /** Where the body is edited. */
    public Locator body() {
        return page.locator("#body");
    }

    public DeskPage body(String text) {
        body().click();
        return type(text);
    }

    /** Into whatever has the focus. */
    public DeskPage type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** One after the other, as Playwright names them. */
    public DeskPage press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    /** @param verb publish, draft, update or correct */
    public DeskPage send(String verb) {
        page.click("#write [value=" + verb + "]");
        return this;
    }

    public DeskPage awaitTold(String sentence) {
        page.locator("#told", new Page.LocatorOptions().setHasText(sentence)).waitFor();
        return this;
    }

    public DeskPage awaitHeadline(String text) {
        return await(() -> page.inputValue("#write [name=headline]").equals(text));
    }

    public DeskPage await(BooleanSupplier condition) {
        page.waitForCondition(condition);
        return this;
    }

    /** What has the focus, in a word. */
    public String focused() {
        return (String) page.evaluate("(() => { const { name, id, textContent } = document.activeElement;"
                + " return name || id || textContent; })()");
    }

    /** @param status draft, scheduled, usable, withheld or canceled */
    public DeskPage show(String status) {
        page.click("#tab-" + status);
        return this;
    }

    public Locator entry(String headline) {
        return page.locator("#items .entry", new Page.LocatorOptions().setHasText(headline));
    }

    /** @param verb as the list knows it, for example kill */
    public DeskPage choose(String headline, String verb) {
        Locator button = entry(headline).locator("[data-verb=" + verb + "]");
        entry(headline).waitFor();
        if (button.isHidden()) {
            entry(headline).locator("[data-verb=more]").click();
        }
        button.click();
        return this;
    }

    public Locator dialog() {
        return page.locator("dialog[open]");
    }

    /** As the clipboard of another program would. */
    public DeskPage paste(String html) {
        page.evaluate(
                "(html) => { const data = new DataTransfer(); data.setData('text/html', html);"
                        + " document.activeElement.dispatchEvent(new ClipboardEvent('paste',"
                        + " { clipboardData: data, bubbles: true, cancelable: true })); }",
                html);
        return this;
    }
}
