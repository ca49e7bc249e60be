/**
 * An entity becomes live: {@code @Live} on a JPA entity, one listener, one CDI event for each change.
 *
 * <p>Knows JPA and CDI. Knows nothing of the journal, of readers, or of what the entities mean.
 */
package news.herald.live;
