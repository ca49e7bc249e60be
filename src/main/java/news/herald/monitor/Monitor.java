package news.herald.monitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import news.herald.broadcast.EncodedEvent;
import news.herald.broadcast.Fanout;
import news.herald.broadcast.TopicBroadcaster;
import news.herald.cluster.NodeVitals;
import news.herald.cluster.Nodes;
import news.herald.cluster.VitalSigns;
import news.herald.config.Settings;
import news.herald.json.JsonP;
import news.herald.metrics.Metrics;
import news.herald.topics.Topics;

/** How the nodes are, as this one sees it. {@link #look} is for one thread, the rest safe for use by many. */
@ApplicationScoped
public class Monitor implements VitalSigns {

    private static final Logger LOG = Logger.getLogger(Monitor.class.getName());

    @Inject
    private Settings settings;

    @Inject
    private Fanout fanout;

    @Inject
    private Nodes nodes;

    @Inject
    private Metrics metrics;

    private final Alerts alerts = new Alerts();
    private volatile String server = "";
    private volatile Vitals vitals = Vitals.UNKNOWN;
    private VitalsReader reader;
    private volatile ClusterWatch watch;

    /** To be called before the first look, once the delivery has started. */
    void begin() {
        reader = new VitalsReader(
                fanout, settings.limits().maxReaders(), settings.database().dataDir());
        watch = new ClusterWatch(settings.monitor(), System::nanoTime);
        gauge("herald_cpu_process", "Share of all cores that the process takes", Figure.CPU);
        gauge("herald_cpu_system", "Share of all cores that are busy", Figure.SYSTEM);
        gauge("herald_heap_live_bytes", "Heap in use after the last collection", Figure.HEAP_LIVE);
        gauge("herald_gc_share", "Share of the last second that the garbage collectors took", Figure.GC);
        gauge("herald_disk_free_bytes", "Free for the data directory", Figure.DISK_FREE);
        gauge("herald_open_files", "Open files of the process, sockets among them", Figure.FILES_OPEN);
        look();
    }

    private void gauge(String name, String help, Figure figure) {
        metrics.gauge(name, help, () -> vitals.get(figure));
    }

    /** @param nameAndVersion as the server says them */
    public void server(String nameAndVersion) {
        server = nameAndVersion;
    }

    @Override
    public JsonObject vitals() {
        return vitals.json();
    }

    /** Once a second. */
    void look() {
        vitals = reader.read(server);
        Instant now = Instant.now();
        List<NodeVitals> seen = nodes.vitals();
        List<Alert> told = watch.look(seen, now);
        told.forEach(alerts::add);
        told.stream().filter(alert -> isOursToLog(alert, seen)).forEach(Monitor::log);
        TopicBroadcaster followers = fanout.broadcaster(Topics.MONITOR);
        if (followers.size() > 0) {
            pass(followers, "monitor", picture(now).build());
            told.forEach(alert -> pass(followers, "monitor.alert", alert.json()));
        }
    }

    /** Every node tells every alert. Each logs its own; one that is gone cannot. */
    private static boolean isOursToLog(Alert alert, List<NodeVitals> seen) {
        return alert.measure() == Measure.SEEN
                || seen.stream().anyMatch(node -> node.self() && node.id().equals(alert.node()));
    }

    private static void log(Alert alert) {
        LOG.log(alert.level() == Condition.OK ? Level.INFO : Level.WARNING, "{0}", alert);
    }

    private static void pass(TopicBroadcaster followers, String event, JsonObject data) {
        followers.broadcast(EncodedEvent.passing(Topics.MONITOR, event, data.toString()));
    }

    private JsonObjectBuilder picture(Instant time) {
        JsonObjectBuilder members = JsonP.PROVIDER
                .createObjectBuilder()
                .add("time", time.truncatedTo(ChronoUnit.MILLIS).toString());
        watch.addTo(members);
        return members;
    }

    /** How all nodes are now, from where on something is bad, and what was told of late. */
    String now() {
        return picture(Instant.now())
                .add("thresholds", thresholds())
                .add("alerts", alerts.json())
                .build()
                .toString();
    }

    private JsonObjectBuilder thresholds() {
        JsonObjectBuilder members = JsonP.PROVIDER.createObjectBuilder();
        for (Measure measure : Measure.values()) {
            Settings.Monitor.Steps steps = measure.steps(settings.monitor());
            members.add(
                    measure.word(),
                    JsonP.PROVIDER
                            .createArrayBuilder()
                            .add(Rounded.json(steps.careful()))
                            .add(Rounded.json(steps.warning()))
                            .add(Rounded.json(steps.critical())));
        }
        return members;
    }

    /** @param minutes 1 to 60 */
    String history(int minutes) {
        return watch.history(minutes, Instant.now()).toString();
    }
}
