/**
 * Who is writing what at the desk, and how many read, live, for editors: so that two do not change the same item without
 * knowing of each other.
 *
 * <pre>
 *   a desk, every 10 s:        PUT /api/presence/{desk}   ──▶ Desks of that node ──▶ with its report to all others (cluster)
 *   each node, once a second:  Nodes, all that count ──▶ Attendees ──▶ topic presence (if somebody follows it), /api/presence
 * </pre>
 *
 * <p>Nothing of it is journalled or binding: it is a courtesy, and {@code If-Match} is what keeps versions apart. Knows the
 * cluster's reports, and nothing of items but their ids.
 */
package news.herald.presence;
