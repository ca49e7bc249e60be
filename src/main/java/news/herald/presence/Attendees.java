package news.herald.presence;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.herald.json.JsonP;

/**
 * Who writes what, of all nodes together. Immutable.
 *
 * @param writing the longest first
 */
record Attendees(List<Attendee> writing) {

    private static final Comparator<Attendee> LONGEST_FIRST =
            Comparator.comparing(Attendee::since).thenComparing(Attendee::name).thenComparing(Attendee::desk);

    /**
     * Of each desk the latest that it said, whichever node it said it to; since when, is by the node that heard of the same
     * item first.
     */
    static Attendees of(Collection<JsonArray> told) {
        Map<String, Attendee> latest = new HashMap<>();
        told.stream()
                .flatMap(one -> one.stream())
                .flatMap(one -> Attendee.parse(one).stream())
                .forEach(one -> latest.merge(one.name() + ' ' + one.desk(), one, Attendee::with));
        return new Attendees(latest.values().stream()
                .filter(one -> one.item().isPresent())
                .sorted(LONGEST_FIRST)
                .toList());
    }

    JsonArray json() {
        JsonArrayBuilder list = JsonP.PROVIDER.createArrayBuilder();
        writing.forEach(one -> list.add(JsonP.PROVIDER
                .createObjectBuilder()
                .add("item", one.item().orElseThrow())
                .add("name", one.name())
                .add("desk", one.desk())
                .add("since", one.since().toString())));
        return list.build();
    }
}
