package news.herald.openid;

/**
 * Somebody was not let in by the provider's word. Told at the sign-in page by its reason alone; the message is for the log and
 * says no secret.
 */
public final class SignInFailed extends Exception {

    private static final long serialVersionUID = 1;

    /** In the words that the page's script knows ({@code desk/provider.js}). */
    public enum Reason {
        /** The provider cannot be reached, or answers nothing of use. */
        AWAY("away"),
        /** Begun by another browser, or too long ago, or used before. */
        STALE("stale"),
        /** The provider said no. */
        DECLINED("declined"),
        /** What it says is not to be believed, or it does not believe Herald. */
        INVALID("invalid"),
        /** It gives none of the roles. */
        NO_ROLE("no-role"),
        /** It gives no name that an account may have. */
        NO_NAME("no-name"),
        /** Somebody else has the name here. */
        NAME_TAKEN("name-taken");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private final Reason reason;

    public SignInFailed(Reason reason, String message) {
        this(reason, message, null);
    }

    public SignInFailed(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
