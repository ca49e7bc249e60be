package news.herald.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a browser says it is (RFC 9110, section 10.1.5). Anybody may say anything: it is shown, and decides nothing. Stateless. */
final class UserAgent {

    /** Characters. */
    private static final int LONGEST = 200;

    /** All that a browser uses. */
    private static final Pattern OTHERS = Pattern.compile("[^ -~]");

    private UserAgent() {}

    /** @return nothing when it says none */
    static Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("User-Agent"))
                .map(said -> said.substring(0, Math.min(LONGEST, said.length())))
                .map(said -> OTHERS.matcher(said).replaceAll("?").strip())
                .filter(said -> !said.isEmpty());
    }
}
