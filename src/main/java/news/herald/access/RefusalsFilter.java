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
import news.herald.audit.Actor;
import news.herald.config.Settings;
import news.herald.wire.ReaderAddress;

/**
 * Has written down who was refused what. Stands before the filters that refuse, in {@code web.xml}. Safe for use by many
 * threads.
 */
public class RefusalsFilter extends HttpFilter {

    private static final Set<Integer> REFUSED = Set.of(401, 403, 429);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    private transient Refusals refusals;

    @Inject
    private transient Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String address = ReaderAddress.of(request, settings.limits().trustedProxies());
        Acting.as(new Actor(Optional.empty(), "none", Optional.of(address)), request);
        chain.doFilter(request, response);
        Actor actor = Acting.of(request);
        if (REFUSED.contains(response.getStatus()) && isTried(request, actor)) {
            refusals.note(actor, response.getStatus() + " " + request.getMethod(), SharedAddress.path(request));
        }
    }

    /** A page that looks whether anybody is signed in tries nothing. */
    private static boolean isTried(HttpServletRequest request, Actor actor) {
        return actor.account().isPresent()
                || request.getHeader("Authorization") != null
                || !READING.contains(request.getMethod());
    }
}
