package news.herald.broadcast;

import java.util.Optional;
import news.herald.journal.EventId;

/**
 * Where a reader begins. Immutable.
 *
 * @param cursor the id after which it is given everything; without one, what is new from now on
 * @param reset why the cursor that it brought is void, if it brought one and it is
 */
public record Start(Optional<EventId> cursor, Optional<ResetReason> reset) {

    /** What is new from now on. */
    public static Start live() {
        return new Start(Optional.empty(), Optional.empty());
    }

    static Start after(EventId cursor) {
        return new Start(Optional.of(cursor), Optional.empty());
    }

    static Start reset(ResetReason reason) {
        return new Start(Optional.empty(), Optional.of(reason));
    }
}
