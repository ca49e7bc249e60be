package news.herald.cluster;

import jakarta.json.JsonArrayBuilder;
import java.util.Comparator;
import java.util.List;
import news.herald.json.JsonP;

/** The nodes that count at one moment, in the same order whichever is asked, and their sums. Immutable. */
record Cluster(List<Node> nodes) {

    private static final Comparator<Node> BY_NAME = Comparator.<Node, String>comparing(
                    node -> node.report().name())
            .thenComparing(node -> node.id().value());

    Cluster {
        nodes = nodes.stream().sorted(BY_NAME).toList();
    }

    long readers() {
        return nodes.stream().mapToLong(node -> node.report().readers()).sum();
    }

    TopicReaders topics() {
        return TopicReaders.sum(
                nodes.stream().map(node -> node.report().topics()).toList());
    }

    String json() {
        JsonArrayBuilder list = JsonP.PROVIDER.createArrayBuilder();
        nodes.forEach(node -> list.add(node.json()));
        return JsonP.PROVIDER
                .createObjectBuilder()
                .add("nodes", list)
                .add("readers", readers())
                .add("topics", topics().json())
                .build()
                .toString();
    }
}
