package news.herald.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import news.herald.wire.StreamAddress;

/**
 * What browsers may do with an answer, said with every one of them, errors too. The first filter in {@code web.xml}, and
 * the only place that says it (decision 21). Safe for use by many threads.
 */
public class SafeHeadersFilter extends HttpFilter {

    /**
     * Scripts and styles from here only, nothing inline: should an item's text ever get past both sanitisers, it still
     * does not run. Pictures may come from anywhere by TLS, because renditions do. A text becomes elements by the two
     * policies that are named, of {@code safe-html.js} and of ProseMirror's clipboard, in documents that run nothing.
     */
    static final String PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https:; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'; trusted-types herald ProseMirrorClipboard";

    /** Opened as a page, what programs read shows itself and nothing else. */
    static final String DATA = "default-src 'none'; frame-ancestors 'none'";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // A browser that guesses types could run a news item's text as a script.
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (SharedAddress.isForPrograms(SharedAddress.path(request))) {
            // A stream's headers stay in the server's memory for as long as its reader stays.
            if (StreamAddress.of(request).isEmpty()) {
                response.setHeader("Content-Security-Policy", DATA);
            }
        } else {
            response.setHeader("Content-Security-Policy", PAGES);
            response.setHeader("Referrer-Policy", "same-origin");
            // Who opened a page, or was opened by it, gets no hold of its window.
            response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        }
        chain.doFilter(request, response);
    }
}
