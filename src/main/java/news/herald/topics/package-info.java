/**
 * Topics: what readers subscribe to, by name, and of which kind each is.
 *
 * <p>Knows JPA, the names of {@code live} and the refusals. Knows nothing of what is said in a topic.
 */
package news.herald.topics;
