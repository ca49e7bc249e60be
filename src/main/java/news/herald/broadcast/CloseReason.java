package news.herald.broadcast;

import java.util.Locale;

/** Why a stream ended. */
public enum CloseReason {
    /** The reader went away. */
    GONE,
    /** It took nothing for too long. */
    STALLED,
    /** The server ended it: it stops, or the topic is closed. */
    SERVER,
    /** Who opened it may not see it any more. */
    RIGHT,
    /** A fault of the server's own. */
    FAULT;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
