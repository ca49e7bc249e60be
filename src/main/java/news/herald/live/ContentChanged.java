package news.herald.live;

/**
 * The CDI event of every change of a live entity, fired in progress of the transaction that makes it: the transaction
 * may still roll back, so whoever observes it must be part of that transaction too.
 */
public record ContentChanged(Change change, Announcement announcement) {}
