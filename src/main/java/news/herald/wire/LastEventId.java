package news.herald.wire;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/**
 * The last id that a reader says it has: the header that browsers send when they reconnect, else the parameter
 * {@code lastEventId}, for those that cannot set a header. The header wins, because a browser that reconnects repeats the
 * address of its first connection.
 */
final class LastEventId {

    private LastEventId() {}

    /** Empty when the reader brings none; an empty text when it brings an empty one, which is no id. */
    static Optional<String> of(HttpServletRequest request, UriInfo address) {
        return Optional.ofNullable(request.getHeader("Last-Event-ID"))
                .or(() -> Optional.ofNullable(address.getQueryParameters().getFirst("lastEventId")));
    }
}
