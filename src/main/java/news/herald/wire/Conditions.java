package news.herald.wire;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Optional;

/** Which answer a reader has already (RFC 9110, section 13.1). Stateless. */
public final class Conditions {

    private Conditions() {}

    /**
     * The answer that says so, if the reader has what there is. Headers that nobody can read count for nothing, as RFC 9110
     * wants it of a date that is none: JAX-RS leaves open what becomes of them, and Jersey fails.
     */
    public static Optional<ResponseBuilder> unchanged(Request request, EntityTag tag) {
        try {
            return Optional.ofNullable(request.evaluatePreconditions(tag));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
