/**
 * The toolkit of the tests that speak real HTTP to a real server: a strict reader of event streams, a swarm of them, a
 * server in a process of its own that can be killed, and the checker that compares what readers got with the journal.
 *
 * <pre>
 * SelectorLoop ─▶ StreamExchange ─▶ HttpResponseParser ─▶ SseParser ─▶ WireRules ─▶ SseConnection (one, recorded)
 *                                                              └──────────────────▶ ReaderSwarm   (thousands, counted)
 * </pre>
 *
 * <p>Knows the wire only, not one class of the server, so that it can judge any server that keeps the contract.
 */
package news.herald.testing;
