package news.herald.live;

/** What JPA did to a live entity. */
public enum Change {
    PERSISTED,
    UPDATED,
    REMOVED
}
