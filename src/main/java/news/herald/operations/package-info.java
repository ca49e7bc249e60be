/**
 * What an operator asks: is it alive, is it ready, what does it count. May use everything; nothing uses it.
 */
package news.herald.operations;
