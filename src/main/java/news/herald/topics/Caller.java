package news.herald.topics;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/**
 * Who asks, as far as the editing side needs to know. Immutable.
 *
 * @param name of the account, empty for somebody who did not sign in
 * @param editor may write, and see what is not published
 * @param operator may see how the servers are
 */
public record Caller(String name, boolean editor, boolean operator) {

    /** Who did not sign in. */
    public static final Caller ANYBODY = new Caller("", false, false);

    public static Caller of(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        boolean admin = request.isUserInRole("admin");
        return new Caller(
                principal == null ? "" : principal.getName(),
                admin || request.isUserInRole("editor"),
                admin || request.isUserInRole("operator"));
    }
}
