package news.herald.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A person who opens an address in a browser, with or without script. For the one thread of its {@link Chromium}. */
public final class Visit implements AutoCloseable {

    private final BrowserContext context;
    private final Page page;
    private final int port;
    private final List<String> complaints = new ArrayList<>();

    /** What a browser is set to. */
    public record Reader(boolean script, int width, boolean dark) {

        Browser.NewContextOptions options() {
            return new Browser.NewContextOptions()
                    .setJavaScriptEnabled(script)
                    .setViewportSize(width, 900)
                    .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT);
        }
    }

    Visit(BrowserContext context, int port) {
        this.context = context;
        this.port = port;
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    public Visit open(String path) {
        page.navigate("http://127.0.0.1:" + port + path);
        return this;
    }

    public Page page() {
        return page;
    }

    /** What a person can read. */
    public String text() {
        return page.innerText("body");
    }

    /** Errors and warnings that the browser logged, those of its policy for scripts too. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Whether the page is wider than the window. */
    public boolean overflows() {
        return (Boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    /** The whole page, under target. */
    public Visit screenshot(String name) {
        Path file = Target.file("screenshots/" + name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
