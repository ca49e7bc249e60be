package news.herald.access;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import news.herald.config.AllowedOrigins;
import news.herald.config.Settings;
import news.herald.problem.Problem;
import news.herald.problem.ServletProblem;

/**
 * Lets pages of the origins that an operator allows read (CORS, WHATWG Fetch section 3.2), and no page of another origin
 * write. Stands before whatever answers, in {@code web.xml}, so that errors and streams are readable too. Safe for use by
 * many threads.
 *
 * <p>Credentials are never allowed: what such a page reads is what everybody may read, whoever is signed in here. Only a
 * stream opened with a ticket shows more, to a page that somebody gave the ticket.
 */
public class OriginsFilter extends HttpFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** A browser's word, which no page can change, that another site's page made it ask. */
    private static final Set<String> ELSEWHERE = Set.of("cross-site", "same-site");

    private static final Problem NOT_FROM_ELSEWHERE =
            Problem.of(403, "Forbidden", "Pages of other origins may read here, not write.");

    /** Seconds. No browser keeps it longer than a day, Chromium no longer than this. */
    private static final String MAX_AGE = "7200";

    @Inject
    private transient Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isWritingFromElsewhere(request)) {
            // Without Basic in a header of its own a page needs no leave to POST, and a browser may add what it
            // remembers.
            ServletProblem.write(response, NOT_FROM_ELSEWHERE);
            return;
        }
        AllowedOrigins allowed = settings.origins();
        String path = SharedAddress.path(request);
        if (allowed.isNone() || !SharedAddress.isShared(path)) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletResponse open = allowed.any() ? response : new VaryingResponse(response);
        Optional<String> reader = allowed.answerTo(request.getHeader("Origin"));
        if (reader.isPresent() && isPreflight(request)) {
            allowReading(open, reader.get());
            return;
        }
        if (READING.contains(request.getMethod())) {
            if (SharedAddress.isFile(path)) {
                // For pages that want everything they embed to agree to it (Cross-Origin-Embedder-Policy).
                open.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
            }
            reader.ifPresent(origin -> {
                open.setHeader("Access-Control-Allow-Origin", origin);
                open.setHeader("Access-Control-Expose-Headers", "ETag, Link");
            });
        }
        chain.doFilter(request, open);
    }

    private static boolean isWritingFromElsewhere(HttpServletRequest request) {
        if (READING.contains(request.getMethod()) || request.getMethod().equals("OPTIONS")) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null ? isSubmittedElsewhere(request) : ELSEWHERE.contains(site);
    }

    /**
     * Over plain HTTP browsers do not say from where: then by the origin of what wrote, unless it has a header that no page
     * of another origin can send without leave.
     */
    private static boolean isSubmittedElsewhere(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin != null
                && request.getHeader("X-Requested-With") == null
                && !origin.endsWith("://" + request.getHeader("Host"));
    }

    private static boolean isPreflight(HttpServletRequest request) {
        String wanted = request.getHeader("Access-Control-Request-Method");
        return request.getMethod().equals("OPTIONS") && wanted != null && READING.contains(wanted);
    }

    private static void allowReading(HttpServletResponse response, String origin) {
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Allow-Methods", "GET, HEAD");
        response.setHeader("Access-Control-Allow-Headers", "Last-Event-ID, If-None-Match, Cache-Control");
        response.setHeader("Access-Control-Max-Age", MAX_AGE);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
