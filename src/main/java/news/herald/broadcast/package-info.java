/**
 * Fan-out in one node.
 *
 * <pre>
 *   journal's tail ──▶ Ring (encoded once) ──▶ TopicBroadcaster: "from here on" ──▶ Lane (one thread) ──▶ Reader's output
 *                        ▲ further behind than the ring: CatchUp reads pages of the journal, shared
 * </pre>
 *
 * <p>A reader is a cursor, not a queue. Who owns what: the tail's thread alone appends journalled events; a lane's readers,
 * groups and batches belong to the thread of its current shift; everything that crosses goes through the ring (volatile),
 * a lane's inbox, or its map of touched topics. Knows the journal, the JAX-RS interfaces of server-sent events, and
 * which topic is not for everybody. Knows nothing of HTTP, and nothing of what an event means.
 */
package news.herald.broadcast;
