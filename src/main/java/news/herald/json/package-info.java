/** JSON-P as Herald uses it everywhere. Knows nothing of the rest of Herald; everything may use it. */
package news.herald.json;
