package news.herald.topics;

import java.util.List;
import java.util.Optional;
import news.herald.json.JsonP;

/**
 * A topic as readers see it at one moment. Immutable.
 *
 * @param cursor from which a stream continues without a gap
 * @param members what the topic holds: members of a JSON object, as its kind words them
 * @param ids of its items, in their order, where they have addresses of their own
 * @param last reference to the last of them, if there are older ones
 */
public record Snapshot(String cursor, String members, List<String> ids, Optional<String> last) {

    /** For a kind whose items have no addresses of their own. */
    public Snapshot(String cursor, String members, Optional<String> last) {
        this(cursor, members, List.of(), last);
    }

    public String json(Topic topic) {
        return "{\"topic\":\"" + topic.name() + "\",\"title\":" + JsonP.quoted(topic.title()) + ",\"kind\":\""
                + topic.kind().word() + "\",\"cursor\":\"" + cursor + "\"," + members + "}";
    }
}
