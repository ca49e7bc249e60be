package news.herald.access;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/**
 * Which sessions are to end. Immutable.
 *
 * @param id of the one; nothing for all but the one that asks
 * @param current the account's password; empty for whom a provider knows
 */
record SessionsEnd(Optional<String> id, String current) {

    /**
     * All others must be said in so many words: a misspelt {@code id} would end them too.
     *
     * @throws Refusal 400 that names every member at fault
     */
    static SessionsEnd of(JsonObject body, boolean provided) {
        List<FieldFault> faults = new ArrayList<>();
        Optional<String> id = Optional.ofNullable(body.get("id"))
                .map(said -> said instanceof JsonString text ? text.getString() : "");
        boolean others = JsonValue.TRUE.equals(body.get("others"));
        if (id.filter(said -> !Session.isId(said)).isPresent()) {
            faults.add(new FieldFault("/id", "must be the id of a session"));
        } else if (id.isPresent() == others) {
            faults.add(new FieldFault("/others", "must be true, and no id be there, for all sessions but this one"));
        }
        String current = provided ? "" : Credentials.text(body, "current", faults);
        Credentials.refuse(faults, "Nobody was signed out.");
        return new SessionsEnd(id, current);
    }

    /** Passwords stay out of logs. */
    @Override
    public String toString() {
        return "SessionsEnd";
    }
}
