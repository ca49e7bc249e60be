package news.herald.topics;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import news.herald.live.TopicName;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;
import news.herald.topics.Topic.Access;
import news.herald.topics.Topic.Kind;

/** What the body of a request says of a topic, checked. Immutable. */
record TopicRequest(TopicName name, String title, Kind kind, Access access) {

    /** @throws Refusal 400 that names every field at fault */
    static TopicRequest of(JsonObject body) {
        List<FieldFault> faults = new ArrayList<>();
        String name = text(body, "name");
        if (!TopicName.isWellFormed(name)) {
            faults.add(new FieldFault("/name", "must be 1 to 64 of a-z, 0-9 and -"));
        }
        Kind kind = Kind.of(text(body, "kind")).filter(Kind::isMadeByEditors).orElse(null);
        if (kind == null) {
            faults.add(new FieldFault("/kind", "must be news, rows or alerts"));
        }
        String title = text(body, "title");
        if (title == null) {
            faults.add(new FieldFault("/title", "must be a text"));
        }
        Access access =
                body.containsKey("access") ? Access.of(text(body, "access")).orElse(null) : Access.PUBLIC;
        if (access == null) {
            faults.add(new FieldFault("/access", "must be public or private"));
        }
        if (!faults.isEmpty()) {
            throw new Refusal(400, "Bad request", "The body does not describe a topic.", faults);
        }
        return new TopicRequest(new TopicName(name), title, kind, access);
    }

    /** @throws Refusal 422 when the body gives another name, kind or access than the topic has: these are for good */
    static void unchanged(JsonObject body, Topic topic) {
        refuseOther(body, "name", topic.name().value());
        refuseOther(body, "kind", topic.kind().word());
        // What was public has been read, and whoever writes to a private topic trusts that it stays one.
        refuseOther(body, "access", topic.access().word());
    }

    private static void refuseOther(JsonObject body, String member, String value) {
        if (body.containsKey(member) && !value.equals(text(body, member))) {
            throw Refusal.unprocessable(
                    "A topic's name, its kind and who may read it cannot change: make another topic.",
                    new FieldFault("/" + member, "must stay " + value));
        }
    }

    static String title(JsonObject body) {
        return text(body, "title");
    }

    private static String text(JsonObject body, String member) {
        return body.get(member) instanceof JsonString text ? text.getString() : null;
    }
}
