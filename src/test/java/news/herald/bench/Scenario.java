package news.herald.bench;

import java.time.Duration;

/**
 * What one publisher does in a round. Immutable.
 *
 * @param events how many it publishes
 * @param interval from one to the next; with zero, the next follows the answer to the last
 */
record Scenario(String name, int events, Duration interval) {}
