/**
 * The durable, ordered log of everything that readers are told.
 *
 * <p>Written within the transaction that makes the change ({@link news.herald.journal.JournalWriter}), read by one tail
 * in each node and by readers that are far behind. Ids follow the order of commits, because the row that gives them is
 * locked until the commit. Knows JDBC and the announcements of live entities. Knows nothing of readers, of HTTP, or of
 * what an announcement means.
 */
package news.herald.journal;
