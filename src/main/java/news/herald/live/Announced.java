package news.herald.live;

import java.util.Optional;

/** The one method of a {@link Live} entity. */
public interface Announced {

    /**
     * What readers are to be told of this change, or empty when it does not concern them (a draft, say). Called inside
     * the transaction, after the flush wrote the entity; it may read the entity's own fields only.
     */
    Optional<Announcement> announcement(Change change);
}
