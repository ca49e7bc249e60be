/**
 * How Herald says no: refusals, and the one place that turns them into {@code application/problem+json} (RFC 9457).
 *
 * <p>Knows nothing of the rest of Herald; everything may use it.
 */
package news.herald.problem;
