package news.herald.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Where a browser says that a request began (Fetch Metadata Request Headers, W3C). Stateless. */
final class FetchSite {

    private static final Set<String> OTHERS = Set.of("cross-site", "same-site");

    private FetchSite() {}

    /**
     * Whether another site's page asks. Not when somebody follows its link to a page, which is shown to them alone; what
     * programs read is shown to whoever asks. Simple clients, and browsers without TLS, say nothing.
     */
    static boolean isAnother(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && OTHERS.contains(site) && !isVisit(request);
    }

    private static boolean isVisit(HttpServletRequest request) {
        return "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "document".equals(request.getHeader("Sec-Fetch-Dest"))
                && !SharedAddress.isForPrograms(SharedAddress.path(request));
    }
}
