/**
 * News items: written, published at once or when an embargo ends, updated, corrected, withheld, killed, pinned, and read
 * back.
 *
 * <p>An item's life: {@code DRAFT} or {@code SCHEDULED} → {@code USABLE} ⇄ {@code WITHHELD} → {@code CANCELED}, which is
 * the end. {@code NewsItem} and {@code Board} are live: whatever readers see of a change is announced by the entity
 * itself. Knows topics, documents and the refusals. Knows nothing of how readers are reached.
 */
package news.herald.newsroom;
