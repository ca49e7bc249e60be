package news.herald.rates;

import java.util.Locale;

/** What may be exceeded, as operators read it in {@code /metrics}. */
public enum Limit {
    /** Requests of an address, polls among them. */
    REQUESTS,
    /** What a caller with an account writes. */
    PUBLISHING,
    /** Streams that an address opens: told to come back. */
    CONNECTS,
    /** The same of an address that does not do as it is told: refused. */
    CONNECTS_REFUSED,
    /** Wrong passwords. */
    GUESSES,
    /** Sign-ins of which half is here. */
    SIGN_INS,
    /** Bodies of a caller with an account that are on their way. */
    BODIES;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
