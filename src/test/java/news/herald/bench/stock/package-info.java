/**
 * What an application does without Herald, as any introduction to JAX-RS shows it: one {@code SseBroadcaster} for all
 * readers. A WAR of its own, which only the benchmark deploys; uses nothing but the platform.
 */
package news.herald.bench.stock;
