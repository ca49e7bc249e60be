package news.herald.cluster;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/**
 * What a node that counts says of how it is. Immutable.
 *
 * @param id another one after each start
 * @param name not necessarily another for each node
 * @param started by the node's own clock
 * @param seen how long ago it said so
 * @param self whether it is this one
 * @param vitals empty when it says nothing, as a node of another version may
 */
public record NodeVitals(String id, String name, Instant started, Duration seen, boolean self, JsonObject vitals) {

    static NodeVitals of(Node node) {
        NodeReport report = node.report();
        return new NodeVitals(
                node.id().value(), report.name(), report.started(), node.seen(), node.self(), report.vitals());
    }
}
