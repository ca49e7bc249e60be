/**
 * What Herald counts about itself: counters, gauges and histograms, and their Prometheus text.
 *
 * <p>Knows nothing of the rest of Herald; everything may use it. Names and labels come from the code, never from what a
 * caller sent.
 */
package news.herald.metrics;
