package news.herald.monitor;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import news.herald.cluster.NodeVitals;
import news.herald.config.Settings;
import news.herald.json.JsonP;

/**
 * One node as this one sees it: how it is, how it was.
 *
 * <p>Life: seen; then, when it is seen no more, either it has left in order, or it is missed until it is back or another has
 * taken its place. Used by one thread at a time.
 */
final class NodeWatch {

    /** Who was heard of later than this before it vanished said that it leaves: others vanish after ten seconds. */
    private static final Duration WITHOUT_A_WORD = Duration.ofSeconds(8);

    private enum State {
        SEEN,
        MISSED,
        LEFT
    }

    private final Map<Measure, SteadyCondition> conditions = new EnumMap<>(Measure.class);
    private final Map<Measure, Double> values = new EnumMap<>(Measure.class);
    private final Set<Measure> alerted = EnumSet.noneOf(Measure.class);
    private final History history = new History();
    private final long firstSeen;
    private State state = State.SEEN;
    private NodeVitals node;
    private Vitals vitals;
    private long heardAt;

    NodeWatch(NodeVitals first, Settings.Monitor settings, long nanos) {
        for (Measure measure : Measure.values()) {
            conditions.put(measure, new SteadyCondition(measure.steps(settings), measure.worseAfter()));
        }
        node = first;
        vitals = Vitals.UNKNOWN;
        firstSeen = nanos;
    }

    /** The node counts. @return what is to be told */
    List<Alert> seen(NodeVitals now, long nanos, Instant time) {
        state = State.SEEN;
        node = now;
        vitals = Vitals.parse(now.vitals());
        heardAt = nanos - now.seen().toNanos();
        history.add(time.getEpochSecond(), vitals);
        return Stream.of(Measure.values())
                .flatMap(measure -> observe(measure, nanos, time).stream())
                .toList();
    }

    /** The node does not count any more. */
    Optional<Alert> unseen(long nanos, Instant time) {
        if (state == State.SEEN) {
            state = silence(nanos) < WITHOUT_A_WORD.toNanos() ? State.LEFT : State.MISSED;
        }
        return state == State.MISSED ? observe(Measure.SEEN, nanos, time) : Optional.empty();
    }

    /** Nobody waits for it any more: another has come. */
    Optional<Alert> replaced(Instant time) {
        state = State.LEFT;
        return alerted.remove(Measure.SEEN)
                ? Optional.of(alert(Measure.SEEN, Condition.OK, 0, time))
                : Optional.empty();
    }

    /** Whether the other is what became of this one: of the same name, and here only since this one fell silent. */
    boolean isReplacedBy(NodeWatch other) {
        return other.state == State.SEEN && other.name().equals(name()) && other.firstSeen - heardAt > 0;
    }

    private long silence(long nanos) {
        return nanos - heardAt;
    }

    private Optional<Alert> observe(Measure measure, long nanos, Instant time) {
        double value = measure.of(vitals, silence(nanos) / 1e9);
        values.put(measure, value);
        SteadyCondition condition = conditions.get(measure);
        Condition before = condition.now();
        if (!condition.observe(value, nanos)) {
            return Optional.empty();
        }
        Condition now = condition.now();
        boolean bad = now.isWorseThan(before) && now.isWorseThan(Condition.CAREFUL);
        boolean fineAgain = now == Condition.OK && alerted.remove(measure);
        if (bad) {
            alerted.add(measure);
        }
        return bad || fineAgain ? Optional.of(alert(measure, now, value, time)) : Optional.empty();
    }

    private Alert alert(Measure measure, Condition now, double value, Instant time) {
        double threshold = conditions.get(measure).step(now);
        return new Alert(time, node.id(), name(), measure, value, threshold, now);
    }

    String name() {
        return node.name();
    }

    boolean isSeen() {
        return state == State.SEEN;
    }

    boolean isMissed() {
        return state == State.MISSED;
    }

    /** Whether it is one of those that operators are shown. */
    boolean isShown() {
        return state != State.LEFT;
    }

    boolean isRememberedSince(long step) {
        return history.hasAnySince(step);
    }

    long heardAt() {
        return heardAt;
    }

    Vitals vitals() {
        return vitals;
    }

    Condition condition() {
        return conditions.values().stream().map(SteadyCondition::now).reduce(Condition.OK, Condition::worse);
    }

    JsonObject json(long nanos) {
        JsonObjectBuilder measures = JsonP.PROVIDER.createObjectBuilder();
        values.forEach((measure, value) -> measures.add(
                measure.word(),
                JsonP.PROVIDER
                        .createObjectBuilder()
                        .add("value", Rounded.json(value))
                        .add("level", conditions.get(measure).now().word())));
        return named().add("state", isMissed() ? "gone" : "here")
                .add("started", node.started().toString())
                .add("seen", Rounded.json(silence(nanos) / 1e9))
                .add("level", condition().word())
                .add("measures", measures)
                .add("vitals", vitals.json())
                .build();
    }

    JsonObject history(long from, long to) {
        JsonObjectBuilder members = named();
        history.addTo(members, from, to);
        return members.build();
    }

    private JsonObjectBuilder named() {
        return JsonP.PROVIDER
                .createObjectBuilder()
                .add("id", node.id())
                .add("name", name())
                .add("self", node.self());
    }
}
