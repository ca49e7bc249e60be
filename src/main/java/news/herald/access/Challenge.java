package news.herald.access;

import jakarta.servlet.http.HttpServletRequest;
import news.herald.problem.Problem;

/** How a caller without an account is told that one is needed (RFC 9110, section 11.6.1). */
final class Challenge {

    static final Problem MISSING =
            Problem.of(401, "Unauthorized", "This needs an account: send its name and password by HTTP Basic.");

    static final Problem WRONG = Problem.of(
            401,
            "Unauthorized",
            "Name and password do not belong to an account of this Herald, or the token has ended.");

    private static final String PARAMETERS = " realm=\"Herald\", charset=\"UTF-8\"";

    private Challenge() {}

    /**
     * Browsers open their own log-in window for a challenge of the scheme Basic, over the desk's form and with a memory
     * that outlives it. A page says by {@code X-Requested-With} (any value, as pages have done since XMLHttpRequest) that
     * it asks by itself; it is then challenged by a scheme that browsers do not know.
     */
    static String of(HttpServletRequest request) {
        boolean page = request.getHeader("X-Requested-With") != null;
        return (page ? "FormBasic" : "Basic") + PARAMETERS;
    }
}
