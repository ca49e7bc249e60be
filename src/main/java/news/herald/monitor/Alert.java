package news.herald.monitor;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import news.herald.json.JsonP;

/**
 * Something of a node is bad from now on, or fine again. Immutable.
 *
 * @param node its id
 * @param name and what it is called
 * @param threshold the step that the value has gone over, or under
 */
record Alert(Instant time, String node, String name, Measure measure, double value, double threshold, Condition level) {

    JsonObject json() {
        return JsonP.PROVIDER
                .createObjectBuilder()
                .add("time", time.truncatedTo(ChronoUnit.MILLIS).toString())
                .add("node", node)
                .add("name", name)
                .add("measure", measure.word())
                .add("value", Rounded.json(value))
                .add("threshold", Rounded.json(threshold))
                .add("level", level.word())
                .build();
    }

    @Override
    public String toString() {
        String bound =
                level == Condition.OK ? " below " + Rounded.of(threshold) : " from " + Rounded.of(threshold) + " on";
        return "node " + name + ": " + measure.word() + " is " + level.word() + ", at " + Rounded.of(value) + bound;
    }
}
