/**
 * How readers connect: the snapshot that they begin with, streams, and polls for those that cannot stream.
 *
 * <p>The only package that knows both HTTP and the delivery. Knows topics by name and knows nothing of what they carry.
 */
package news.herald.wire;
