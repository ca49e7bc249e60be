/**
 * The benchmark, {@code mvn verify -Pbench}: Herald and the server's own {@code SseBroadcaster} give the same events to
 * the same readers in turn.
 *
 * <pre>
 * BenchPlan ─▶ Contest ─▶ DeliveryRound, IdleHeap (one Contestant each) ─▶ Scoreboard ─▶ Outcome ─▶ table, chart, JSON
 * </pre>
 */
package news.herald.bench;
