package news.herald.live;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;

/**
 * The only source of events: hears of every write of every entity and fires {@link ContentChanged} for the live ones.
 *
 * <p>A plain event, not one for transactional observers: those stay silent on two of three servers when the write
 * happens in the commit's own flush (jakartaee/cdi issue 467). Stateless, so safe for use by many threads.
 */
public class LiveEntityListener {

    @Inject
    private Event<ContentChanged> changes;

    @PostPersist
    void persisted(Object entity) {
        announce(entity, Change.PERSISTED);
    }

    @PostUpdate
    void updated(Object entity) {
        announce(entity, Change.UPDATED);
    }

    @PostRemove
    void removed(Object entity) {
        announce(entity, Change.REMOVED);
    }

    private void announce(Object entity, Change change) {
        if (entity.getClass().isAnnotationPresent(Live.class) && entity instanceof Announced announced) {
            announced
                    .announcement(change)
                    .ifPresent(announcement -> changes.fire(new ContentChanged(change, announcement)));
        }
    }
}
