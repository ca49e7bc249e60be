/**
 * Alerts: short warnings that pages show at once and browsers may notify of. Published, corrected, killed, and over when
 * they expire.
 *
 * <p>{@code Alert} is live: it words what readers are told itself. Knows topics, what all editing has in common, and the
 * refusals. Knows nothing of news, nor of how readers are reached.
 */
package news.herald.alerts;
