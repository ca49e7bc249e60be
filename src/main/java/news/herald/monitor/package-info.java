/**
 * How Herald's own servers are, live, for operators.
 *
 * <pre>
 *   each node, once a second:  VitalsReader ──▶ Vitals ──▶ with the node's report to all others (cluster)
 *                              Nodes, all that count ──▶ ClusterWatch: conditions, alerts, an hour of history
 *                                                          ──▶ topic monitor (if somebody follows it), /api/monitor
 * </pre>
 *
 * <p>Nothing of it is journalled. Each node watches all of them by itself, so that any can be asked, and what it remembers
 * is gone with it. Knows the delivery's counts and the cluster's reports, and nothing of what is delivered.
 */
package news.herald.monitor;
