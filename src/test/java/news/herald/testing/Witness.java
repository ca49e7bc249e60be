package news.herald.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Sees in all pages of a profile what a hostile text is after: {@code xss()} is called, a dialog opens, a window opens,
 * something is asked of elsewhere. A picture of {@link HostileMarkup#PICTURES} is answered, everything else refused. For the
 * one thread of its {@link Chromium}.
 */
public final class Witness {

    /** Until every picture has come or failed, those out of sight too, and the page has had its say. */
    private static final String SETTLE = """
            async () => {
              for (const image of document.images) image.loading = 'eager';
              await Promise.all([...document.images].map(image => image.decode().catch(() => {})));
              await new Promise(requestAnimationFrame);
              await new Promise(done => setTimeout(done));
            }
            """;

    private final List<String> ran = new ArrayList<>();
    private final List<String> strayed = new ArrayList<>();

    private Witness() {}

    /** @param server whose addresses are not elsewhere */
    public static Witness of(BrowserContext profile, HeraldServer server) {
        Witness witness = new Witness();
        profile.exposeBinding(
                "xss",
                (source, arguments) ->
                        witness.ran.add("xss() at " + source.frame().url()));
        profile.onDialog(witness::dismiss);
        // A pattern, and no predicate, which would have to look at each script of each page here.
        profile.route(Pattern.compile("^(?!http://127\\.0\\.0\\.1:" + server.port() + "/).*"), witness::answer);
        return witness;
    }

    /** Waits until the page has done what it was going to do with its pictures. */
    public static void settle(Page page) {
        page.evaluate(SETTLE);
    }

    /** Where a text was run. */
    public List<String> ran() {
        return List.copyOf(ran);
    }

    /** What was asked of elsewhere. */
    public List<String> strayed() {
        return List.copyOf(strayed);
    }

    private void dismiss(Dialog dialog) {
        ran.add("a dialog: " + dialog.message());
        dialog.dismiss();
    }

    private void answer(Route route) {
        String address = route.request().url();
        if (address.startsWith(HostileMarkup.PICTURES)
                && route.request().resourceType().equals("image")) {
            route.fulfill(new Route.FulfillOptions().setContentType("image/png").setBodyBytes(PictureFiles.png(2, 2)));
        } else {
            strayed.add(address);
            route.abort();
        }
    }
}
