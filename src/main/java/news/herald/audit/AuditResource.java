package news.herald.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import news.herald.database.DatabaseClock;
import news.herald.ninjs.Timestamp;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/**
 * {@code GET /api/audit}: who did what, for administrators, as JSON Lines, oldest first. The whole path on the method, as in
 * {@link news.herald.topics.TopicsResource}. Safe for use by many threads.
 */
@Path("")
@ApplicationScoped
@RolesAllowed("admin")
public class AuditResource {

    private static final Duration USUAL = Duration.ofDays(1);
    private static final int PAGE = 500;
    private static final int LATEST = 200;

    @Inject
    private Audit audit;

    @Inject
    private DatabaseClock clock;

    /** @param from inclusive, without one a day before {@code to} @param to exclusive, without one now */
    @GET
    @Path("api/audit")
    @Produces("application/x-ndjson")
    public Response export(@QueryParam("from") String from, @QueryParam("to") String to) {
        Instant end = instant("to", to).orElseGet(clock::now);
        Instant begin = instant("from", from).orElseGet(() -> end.minus(USUAL));
        if (begin.isAfter(end)) {
            throw Refusal.badRequest("Nothing is after its end.", new FieldFault("from", "must be before to"));
        }
        // The first page before the answer begins: a database that is away is told of by its status.
        List<AuditEntry> first = audit.page(begin, "", end, PAGE);
        StreamingOutput lines = output -> write(first, end, output);
        return Response.ok(lines)
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"herald-audit.jsonl\"")
                .build();
    }

    /** The newest first, for people. @param before the id that the page before ended with */
    @GET
    @Path("api/audit/latest")
    @Produces("application/json")
    public Response latest(@QueryParam("before") String before) {
        List<AuditEntry> page = before == null ? audit.latest(LATEST) : audit.latest(entry(before), LATEST);
        return Response.ok(page.stream().map(AuditEntry::json).collect(Collectors.joining(",", "{\"entries\":[", "]}")))
                .header("Cache-Control", "no-store")
                .build();
    }

    private AuditEntry entry(String id) {
        return audit.find(id)
                .orElseThrow(() -> Refusal.badRequest(
                        "There is no such place.", new FieldFault("before", "must be the id of an entry")));
    }

    /** A page at a time, so that a year of it takes no more memory than a day. */
    private void write(List<AuditEntry> first, Instant end, OutputStream output) throws IOException {
        List<AuditEntry> page = first;
        while (!page.isEmpty()) {
            for (AuditEntry entry : page) {
                output.write((entry.json() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            AuditEntry last = page.get(page.size() - 1);
            page = page.size() < PAGE ? List.of() : audit.page(last.at(), last.id(), end, PAGE);
        }
    }

    private static Optional<Instant> instant(String name, String text) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<Instant> read = Timestamp.parse(text);
        if (read.isEmpty()) {
            throw Refusal.badRequest(
                    "There is no such time.",
                    new FieldFault(name, "must be a date and time such as 2030-01-31T12:00:00Z"));
        }
        return read;
    }
}
