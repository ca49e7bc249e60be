/**
 * Tables of keyed rows: scores, quotes, whatever has a key and fields that change.
 *
 * <p>{@code Row} is live: what readers see of a change is announced by the row itself, and each announcement stands for
 * those before it, so that a reader that is behind is given the latest of each row only. {@code Sheet} is a topic's table
 * as a whole; whoever writes locks it first. Knows topics and the refusals. Knows nothing of how readers are reached.
 */
package news.herald.rows;
