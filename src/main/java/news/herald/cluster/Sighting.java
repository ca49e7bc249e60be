package news.herald.cluster;

import java.time.Duration;

/**
 * Another node's row as it was read.
 *
 * @param age by the database's clock, when it was read
 */
record Sighting(NodeId id, NodeReport report, Duration age) {}
