/**
 * Which nodes share the database, who reads on each, and how each is ({@link news.herald.cluster.VitalSigns} say).
 *
 * <pre>
 *   each node, once a second:  ThisNode's report ──▶ table node ──▶ Neighbours, in memory ──▶ /api/nodes, /metrics
 * </pre>
 *
 * <p>What the nodes say of themselves is no news: it is neither journalled nor waited for, and nothing is published or
 * delivered by it. A node whose row is older than ten seconds does not count. Knows JDBC and the delivery's counts. Knows
 * nothing of how readers connect.
 */
package news.herald.cluster;
