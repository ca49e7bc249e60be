package news.herald.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * A page in which one plain {@code EventSource} is opened, and everything that it tells its page recorded. For the one
 * thread of its {@link Chromium}.
 */
public final class BrowserPage implements AutoCloseable {

    /**
     * A message as the page got it.
     *
     * @param lastEventId the last id that the browser has seen, empty if it saw none
     */
    public record Heard(String type, String lastEventId, String data) {}

    /** {@code EventSource.readyState}: 1 while the stream is open. */
    public enum State {
        /** Waits and tries again by itself. */
        CONNECTING,
        OPEN,
        /** Has given up for good. */
        CLOSED
    }

    /** Has no script of its own: the reader's page would take a reader's place. */
    private static final String QUIET_PAGE = "/favicon.svg";

    private static final String FOLLOW = """
            ([address, types]) => {
              const source = new EventSource(address);
              const hear = (message) => window.heard(message.type, message.lastEventId, message.data);
              types.forEach((type) => source.addEventListener(type, hear));
              source.onerror = () => window.failed(source.readyState);
            }
            """;

    private static final String RUN = """
            (script) => {
              console.log = (value) => window.heard('console', '', JSON.stringify(value));
              new Function(script)();
            }
            """;

    private final BrowserContext context;
    private final Page page;
    private final List<Heard> heard = new ArrayList<>();
    private final List<State> failures = new ArrayList<>();

    BrowserPage(BrowserContext context, int port) {
        this.context = context;
        page = context.newPage();
        page.exposeFunction(
                "heard", message -> heard.add(new Heard(text(message[0]), text(message[1]), text(message[2]))));
        page.exposeFunction("failed", state -> failures.add(State.values()[(int) state[0]]));
        page.navigate("http://127.0.0.1:" + port + QUIET_PAGE);
    }

    /** Opens an EventSource and listens to events of these types. */
    public BrowserPage follow(String address, String... types) {
        page.evaluate(FOLLOW, List.of(address, List.of(types)));
        return this;
    }

    /** Runs the script as a page would, what it logs to the console being {@link #heard} with the type console. */
    public BrowserPage run(String script) {
        page.evaluate(RUN, script);
        return this;
    }

    public BrowserPage awaitEvent(String type) {
        return awaitEvents(type, 1);
    }

    public BrowserPage awaitEvents(String type, int count) {
        return await(count + " events " + type, () -> ofType(type).size() >= count);
    }

    /** Waits for something whose data holds the text. */
    public BrowserPage awaitData(String text) {
        Predicate<Heard> holdsIt = message -> message.data().contains(text);
        return await("an event with " + text, () -> heard.stream().anyMatch(holdsIt));
    }

    /** Waits until the EventSource has told so often that it has no stream: one ended, or an attempt failed. */
    public BrowserPage awaitFailures(int count) {
        return await(count + " failures", () -> failures.size() >= count);
    }

    /** What came of this type until now. */
    public List<Heard> heard(String type) {
        catchUp();
        return ofType(type);
    }

    /** The state after each failure until now: what the EventSource means to do about it. */
    public List<State> failures() {
        catchUp();
        return List.copyOf(failures);
    }

    /** Takes the page off the network. */
    public BrowserPage goOffline() {
        context.setOffline(true);
        return this;
    }

    public BrowserPage goOnline() {
        context.setOffline(false);
        return this;
    }

    @Override
    public void close() {
        context.close();
    }

    @Override
    public String toString() {
        return "heard " + heard + ", states after failures " + failures;
    }

    private BrowserPage await(String what, BooleanSupplier condition) {
        try {
            page.waitForCondition(
                    condition, new Page.WaitForConditionOptions().setTimeout(SseConnection.PATIENCE.toMillis()));
            return this;
        } catch (TimeoutError late) {
            throw new AssertionError("waited " + SseConnection.PATIENCE + " for " + what + "; " + this, late);
        }
    }

    private List<Heard> ofType(String type) {
        return heard.stream().filter(message -> message.type().equals(type)).toList();
    }

    /** What the page tells is taken in only while this thread asks something of it, and before it is answered. */
    private void catchUp() {
        page.evaluate("0");
    }

    private static String text(Object value) {
        return (String) value;
    }
}
