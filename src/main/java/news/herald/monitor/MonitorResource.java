package news.herald.monitor;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/**
 * {@code /api/monitor}: how the nodes are and were, for operators. The whole path on the methods, as in {@link
 * news.herald.topics.TopicsResource}. Safe for use by many threads.
 */
@Path("")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MonitorResource {

    private static final int MOST_MINUTES = 60;

    @Inject
    private Monitor monitor;

    @GET
    @Path("api/monitor")
    @RolesAllowed({"operator", "admin"})
    public Response now() {
        return answer(monitor.now());
    }

    /** @param minutes 1 to 60 */
    @GET
    @Path("api/monitor/history")
    @RolesAllowed({"operator", "admin"})
    public Response history(@QueryParam("minutes") @DefaultValue("60") String minutes) {
        return answer(monitor.history(minutes(minutes)));
    }

    private static int minutes(String text) {
        int minutes = text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : 0;
        if (minutes < 1 || minutes > MOST_MINUTES) {
            throw Refusal.badRequest(
                    "The history is of the last hour.",
                    new FieldFault("minutes", "must be a whole number from 1 to " + MOST_MINUTES));
        }
        return minutes;
    }

    private static Response answer(String json) {
        return Response.ok(json).header("Cache-Control", "no-store").build();
    }
}
