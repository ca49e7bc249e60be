/** The threads that work for as long as the node lives, and how they are. Knows nothing of what they do. */
package news.herald.engine;
