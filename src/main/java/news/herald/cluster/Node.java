package news.herald.cluster;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import news.herald.json.JsonP;

/**
 * A node that counts. Immutable.
 *
 * @param seen how long ago it said so
 * @param self whether it is the one that is asked
 */
record Node(NodeId id, NodeReport report, Duration seen, boolean self) {

    /** @return {@code seen} in seconds */
    JsonObject json() {
        JsonObjectBuilder members = JsonP.PROVIDER.createObjectBuilder().add("id", id.value());
        report.addTo(members);
        return members.add("seen", BigDecimal.valueOf(seen.toMillis(), 3))
                .add("self", self)
                .build();
    }
}
