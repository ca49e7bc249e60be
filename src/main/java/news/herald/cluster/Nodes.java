package news.herald.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import news.herald.json.JsonP;

/**
 * The nodes that count, this one among them: itself as it is now, the others as they were last seen. Asks no database, so
 * it answers while there is none. Safe for use by many threads.
 */
@ApplicationScoped
public class Nodes {

    private final Neighbours neighbours = new Neighbours(System::nanoTime);

    @Inject
    private ThisNode self;

    Neighbours neighbours() {
        return neighbours;
    }

    Cluster cluster() {
        List<Node> all = new ArrayList<>(neighbours.alive());
        all.add(new Node(self.id(), self.report(), Duration.ZERO, true));
        return new Cluster(all);
    }

    /** How all of them are, in the same order whichever node is asked. */
    public List<NodeVitals> vitals() {
        return cluster().nodes().stream().map(NodeVitals::of).toList();
    }

    /** Who is at the desk, as each of them was told. */
    public List<JsonArray> attendance() {
        return cluster().nodes().stream().map(node -> node.report().desk()).toList();
    }

    /** Open streams of all of them, and of each topic, the most read first. */
    public JsonObject readership() {
        Cluster now = cluster();
        return JsonP.PROVIDER
                .createObjectBuilder()
                .add("readers", now.readers())
                .add("topics", now.topics().json())
                .build();
    }

    int count() {
        return 1 + neighbours.alive().size();
    }

    long readers() {
        long others = neighbours.alive().stream()
                .mapToLong(node -> node.report().readers())
                .sum();
        return others + self.readers();
    }
}
