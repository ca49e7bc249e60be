package news.herald.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The Chromium of the machine, without a window. Playwright's own would be a download from elsewhere than Maven Central.
 * For one thread, its pages included.
 */
public final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    static final String MISSING = "none of " + String.join(", ", NAMES) + " is on the PATH;"
            + " on Debian, `apt-get install chromium` brings one";

    private static final List<String> FIREFOX = List.of("firefox-esr", "firefox");

    static final String FIREFOX_MISSING = "none of " + String.join(", ", FIREFOX) + " is on the PATH;"
            + " on Debian, `apt-get install firefox-esr` brings one";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Function<Playwright, Browser> launch) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            browser = launch.apply(playwright);
        } catch (RuntimeException notLaunched) {
            playwright.close();
            throw notLaunched;
        }
    }

    /** @throws IllegalStateException when there is none; {@link NeedsChromium} keeps away whom that must not stop */
    public static Chromium start() {
        Path executable = find().orElseThrow(() -> new IllegalStateException(MISSING));
        return new Chromium(playwright -> playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        // Playwright switches off what every reader's browser has.
                        .setIgnoreDefaultArgs(List.of("--disable-back-forward-cache"))
                        // It cannot have its sandbox as root or in most containers, and sees only our own pages.
                        .setChromiumSandbox(false)));
    }

    /** Firefox as its makers build it, over WebDriver BiDi. @throws IllegalStateException when there is none */
    public static Chromium startFirefox() {
        Path executable = findFirefox().orElseThrow(() -> new IllegalStateException(FIREFOX_MISSING));
        return new Chromium(playwright -> playwright
                .firefox()
                .launch(new BrowserType.LaunchOptions()
                        .setChannel("moz-firefox")
                        // Switched off for whatever drives a Firefox.
                        .setFirefoxUserPrefs(Map.of("fission.bfcacheInParent", true))
                        .setExecutablePath(executable)));
    }

    /** A page from this server that has begun nothing yet, in a profile of its own. */
    public BrowserPage openPage(HeraldServer server) {
        // It stands for a page of anybody's, whose scripts Herald's policy does not rule.
        Browser.NewContextOptions anybodys = new Browser.NewContextOptions().setBypassCSP(true);
        return new BrowserPage(browser.newContext(anybodys), server.port());
    }

    /** A profile of its own, whose tabs share what the tabs of one browser do. */
    public BrowserContext profile(HeraldServer server) {
        return profile(server.port());
    }

    /** @param port of this machine, at which relative addresses are */
    public BrowserContext profile(int port) {
        return profile(port, new Browser.NewContextOptions());
    }

    /** A profile of its own, of somebody in another place or with another screen. */
    public BrowserContext profile(HeraldServer server, Browser.NewContextOptions options) {
        return profile(server.port(), options);
    }

    private BrowserContext profile(int port, Browser.NewContextOptions options) {
        return browser.newContext(options.setBaseURL("http://127.0.0.1:" + port));
    }

    /** One with a screen of this size, that prefers this scheme, and whose pages do not move. */
    public BrowserContext profile(HeraldServer server, int width, int height, ColorScheme scheme) {
        return browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + server.port())
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE));
    }

    /** A page as a visitor opens it, in a profile of its own. */
    public Page visit(HeraldServer server, String path) {
        Page page = browser.newContext().newPage();
        page.navigate("http://127.0.0.1:" + server.port() + path);
        return page;
    }

    /** A profile of its own, whose pages a test drives itself. */
    public BrowserContext openProfile() {
        return browser.newContext();
    }

    /** A plain page of this size, in a profile of its own, which is closed with its context. */
    public Page openWindow(int width, int height, boolean dark) {
        return browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT))
                .newPage();
    }

    /** Somebody who opens pages of this server, in a profile of their own. */
    public Visit visit(HeraldServer server, Visit.Reader reader) {
        return new Visit(browser.newContext(reader.options()), server.port());
    }

    @Override
    public void close() {
        playwright.close();
    }

    static Optional<Path> find() {
        return find(NAMES);
    }

    static Optional<Path> findFirefox() {
        return find(FIREFOX);
    }

    private static Optional<Path> find(List<String> names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return names.stream()
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
