package news.herald.wire;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import news.herald.broadcast.Subscription.Form;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/**
 * What a reader asks for, checked as far as that needs nobody else. Immutable.
 *
 * @param topics names, of which nobody knows yet whether there are such topics; none for all
 * @param lastEventId what it says it has; an empty text is no id
 */
record StreamRequest(List<String> topics, Form form, Optional<String> lastEventId) {

    private static final int MOST_TOPICS = 100;

    /** @throws Refusal 400 when a parameter is not what it should be */
    static StreamRequest of(StreamAddress address, HttpServletRequest request) {
        Query query = Query.of(request);
        Optional<String> lastEventId = lastEventId(request, query);
        return switch (address.scope()) {
            case ONE -> of(List.of(address.topic().orElseThrow()), Form.TYPED, query, lastEventId);
            case SEVERAL -> of(named(query), Form.TYPED, query, lastEventId);
            case ALL -> of(List.of(), Form.MESSAGE, query, lastEventId);
        };
    }

    private static StreamRequest of(List<String> topics, Form usual, Query query, Optional<String> lastEventId) {
        return new StreamRequest(topics, form(query.first("event").orElse(null), usual), lastEventId);
    }

    private static List<String> named(Query query) {
        List<String> names = query.all("topic").toList();
        if (names.isEmpty() || names.size() > MOST_TOPICS) {
            throw Refusal.badRequest(
                    "Say which topics, for example /api/stream?topic=politics&topic=sports.",
                    new FieldFault("topic", "must be there 1 to " + MOST_TOPICS + " times"));
        }
        return names;
    }

    private static Form form(String event, Form usual) {
        if (event == null) {
            return usual;
        }
        return switch (event) {
            case "message" -> Form.MESSAGE;
            case "typed" -> Form.TYPED;
            default ->
                throw Refusal.badRequest(
                        "Events come under their own names or all as message.",
                        new FieldFault("event", "must be message or typed"));
        };
    }

    /**
     * The header that browsers send when they reconnect, else the parameter, for those that cannot set a header. The header
     * wins, because a browser that reconnects repeats the address of its first connection.
     */
    private static Optional<String> lastEventId(HttpServletRequest request, Query query) {
        return Optional.ofNullable(request.getHeader("Last-Event-ID")).or(() -> query.first("lastEventId"));
    }
}
