package news.herald.broadcast;

import java.util.Locale;

/** Why a reader has to begin again: mostly because its cursor could not be honoured. */
public enum ResetReason {
    /** It is no id at all. */
    MALFORMED,
    /** It was given in another history than this database's. */
    EPOCH,
    /** It was not given yet. */
    FUTURE,
    /** What came after it has been purged. */
    EXPIRED,
    /** It may not see all that it asked for any more. */
    RIGHT;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
