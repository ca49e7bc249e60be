package news.herald.monitor;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import news.herald.cluster.NodeVitals;
import news.herald.config.Settings;
import news.herald.json.JsonP;

/** All nodes as this one sees them. Safe for use by many threads. */
final class ClusterWatch {

    /** Those that have left count among them for an hour: at 29 KB of history each, not 2 MB. */
    static final int MOST_NODES = 64;

    private static final Comparator<NodeWatch> BY_NAME = Comparator.comparing(NodeWatch::name);

    private final Settings.Monitor settings;
    private final LongSupplier nanos;

    // Guarded by this object's lock.
    private final Map<String, NodeWatch> nodes = new HashMap<>();

    /** @param nanos a clock like {@link System#nanoTime} */
    ClusterWatch(Settings.Monitor settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
    }

    /** Once a second. @param seen those that count. @return what is to be told */
    synchronized List<Alert> look(List<NodeVitals> seen, Instant time) {
        long now = nanos.getAsLong();
        List<Alert> alerts = new ArrayList<>();
        Map<String, NodeWatch> unseen = new HashMap<>(nodes);
        for (NodeVitals node : seen) {
            if (makeRoomFor(node)) {
                NodeWatch watch = nodes.computeIfAbsent(node.id(), id -> new NodeWatch(node, settings, now));
                alerts.addAll(watch.seen(node, now, time));
                unseen.remove(node.id());
            }
        }
        unseen.values().forEach(watch -> watch.unseen(now, time).ifPresent(alerts::add));
        unseen.values().stream()
                .filter(watch -> watch.isMissed() && nodes.values().stream().anyMatch(watch::isReplacedBy))
                .toList()
                .forEach(watch -> watch.replaced(time).ifPresent(alerts::add));
        long anHourAgo = History.step(time.getEpochSecond()) - History.SAMPLES;
        nodes.values().removeIf(watch -> !watch.isSeen() && !watch.isRememberedSince(anHourAgo));
        return alerts;
    }

    private boolean makeRoomFor(NodeVitals node) {
        if (!nodes.containsKey(node.id()) && nodes.size() == MOST_NODES) {
            nodes.entrySet().stream()
                    .filter(entry -> !entry.getValue().isSeen())
                    .min(Comparator.comparingLong(entry -> entry.getValue().heardAt()))
                    .map(Map.Entry::getKey)
                    .ifPresent(nodes::remove);
        }
        return nodes.containsKey(node.id()) || nodes.size() < MOST_NODES;
    }

    /** Adds {@code nodes} and {@code sum}. */
    synchronized void addTo(JsonObjectBuilder members) {
        long now = nanos.getAsLong();
        JsonArrayBuilder list = JsonP.PROVIDER.createArrayBuilder();
        List<NodeWatch> shown = nodes.values().stream()
                .filter(NodeWatch::isShown)
                .sorted(BY_NAME)
                .toList();
        shown.forEach(watch -> list.add(watch.json(now)));
        Condition worst = shown.stream().map(NodeWatch::condition).reduce(Condition.OK, Condition::worse);
        List<Vitals> counted =
                shown.stream().filter(NodeWatch::isSeen).map(NodeWatch::vitals).toList();
        members.add("nodes", list)
                .add(
                        "sum",
                        JsonP.PROVIDER
                                .createObjectBuilder()
                                .add("nodes", counted.size())
                                .add("level", worst.word())
                                .add("vitals", Vitals.sum(counted).json()));
    }

    /** The last minutes of every node that was seen in them. */
    synchronized JsonObject history(int minutes, Instant time) {
        long to = History.step(time.getEpochSecond());
        long from = to - minutes * 60L / History.STEP + 1;
        JsonArrayBuilder list = JsonP.PROVIDER.createArrayBuilder();
        nodes.values().stream()
                .filter(watch -> watch.isRememberedSince(from))
                .sorted(BY_NAME)
                .forEach(watch -> list.add(watch.history(from, to)));
        return JsonP.PROVIDER
                .createObjectBuilder()
                .add("time", time.truncatedTo(ChronoUnit.MILLIS).toString())
                .add("from", from * History.STEP)
                .add("step", History.STEP)
                .add("nodes", list)
                .build();
    }
}
