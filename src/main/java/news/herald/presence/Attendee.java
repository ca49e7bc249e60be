package news.herald.presence;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Optional;
import news.herald.editing.Identifiers;
import news.herald.json.JsonP;

/**
 * Somebody at a desk. Immutable.
 *
 * @param name of the account
 * @param desk one page in one browser
 * @param turn counts what the desk said, so that the latest counts whichever nodes it said it to
 * @param item that is being written, if one is
 * @param since when, by the clock of the node that heard it
 */
record Attendee(String name, String desk, long turn, Optional<String> item, Instant since) {

    /** Of two that nodes tell of one desk the latest; since the earlier of both moments, if it is about the same item. */
    Attendee with(Attendee other) {
        Attendee latest = other.turn > turn ? other : this;
        Attendee before = latest == this ? other : this;
        boolean earlier = before.item.equals(latest.item) && before.since.isBefore(latest.since);
        return earlier ? new Attendee(latest.name, latest.desk, latest.turn, latest.item, before.since) : latest;
    }

    JsonObject json() {
        return JsonP.PROVIDER
                .createObjectBuilder()
                .add("name", name)
                .add("desk", desk)
                .add("turn", turn)
                .add("item", item.orElse(""))
                .add("since", since.toString())
                .build();
    }

    /** As another node wrote it; empty when it is not what this version understands. */
    static Optional<Attendee> parse(JsonValue written) {
        try {
            JsonObject json = written.asJsonObject();
            return Optional.of(new Attendee(
                    json.getString("name"),
                    json.getString("desk"),
                    json.getJsonNumber("turn").longValue(),
                    Optional.of(json.getString("item")).filter(Identifiers::isItem),
                    Instant.parse(json.getString("since"))));
        } catch (RuntimeException otherwise) {
            return Optional.empty();
        }
    }
}
