package news.herald.problem;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import news.herald.json.JsonP;

/**
 * A refusal or a fault as callers read it: {@code application/problem+json} (RFC 9457). Immutable.
 *
 * @param incident what an operator looks for in the log, for faults of the server only
 * @param retryAfter seconds, sent as the header {@code Retry-After}; 0 for none
 */
public record Problem(
        int status, String title, String detail, List<FieldFault> errors, Optional<String> incident, int retryAfter) {

    public static final String TYPE = "application/problem+json";

    public static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, List.of(), Optional.empty(), status == 503 ? Refusal.RETRY_AFTER : 0);
    }

    public static Problem of(Refusal refusal) {
        return new Problem(
                refusal.status(),
                refusal.title(),
                refusal.detail(),
                refusal.faults(),
                Optional.empty(),
                refusal.retryAfter());
    }

    /** @return the body: one JSON text */
    public String json() {
        JsonArrayBuilder list = JsonP.PROVIDER.createArrayBuilder();
        errors.forEach(fault -> list.add(JsonP.PROVIDER
                .createObjectBuilder()
                .add("pointer", fault.pointer())
                .add("detail", fault.detail())));
        JsonObjectBuilder body = JsonP.PROVIDER
                .createObjectBuilder()
                .add("type", "about:blank")
                .add("title", title)
                .add("status", status)
                .add("detail", detail)
                .add("errors", list);
        incident.ifPresent(id -> body.add("incident", id));
        return body.build().toString();
    }
}
