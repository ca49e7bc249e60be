/**
 * What a news document is: IPTC ninjs 3.1, read with limits, checked against Herald's own wording of the standard,
 * cleaned of markup that could harm a reader, and reduced to what readers may see.
 *
 * <p>Knows JSON and the refusals. Knows nothing of storage, of HTTP, or of who asks.
 */
package news.herald.ninjs;
