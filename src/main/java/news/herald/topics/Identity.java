package news.herald.topics;

/** A principal as the editing side knows it: who it was when the request came, and who it is later. Safe for use by many threads. */
public interface Identity {

    /** As the request came. */
    Caller caller();

    /**
     * By now, as far as this node knows, which is a second late at most: with other rights, or nobody, when the session, the
     * token or the account has ended, or the password is another.
     */
    Caller callerNow();
}
