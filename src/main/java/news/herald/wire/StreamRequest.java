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
        return switch (address.scope()) {
            case ONE -> of(List.of(address.topic().orElseThrow()), Form.TYPED, request);
            case SEVERAL -> of(named(request), Form.TYPED, request);
            case ALL -> of(List.of(), Form.MESSAGE, request);
        };
    }

    private static StreamRequest of(List<String> topics, Form usual, HttpServletRequest request) {
        return new StreamRequest(topics, form(request.getParameter("event"), usual), lastEventId(request));
    }

    private static List<String> named(HttpServletRequest request) {
        String[] names = request.getParameterValues("topic");
        if (names == null || names.length > MOST_TOPICS) {
            throw Refusal.badRequest(
                    "Say which topics, for example /api/stream?topic=politics&topic=sports.",
                    new FieldFault("topic", "must be there 1 to " + MOST_TOPICS + " times"));
        }
        return List.of(names);
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
    private static Optional<String> lastEventId(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Last-Event-ID"))
                .or(() -> Optional.ofNullable(request.getParameter("lastEventId")));
    }
}
