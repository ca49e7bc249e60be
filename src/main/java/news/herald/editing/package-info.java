/**
 * What everything that editors write has in common: requests that may be repeated, versions that must still be there,
 * two who write at once, and names for what is new.
 *
 * <p>Knows JPA, request bodies and the refusals. Knows nothing of what is written.
 */
package news.herald.editing;
