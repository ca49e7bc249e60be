package news.herald.presence;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import news.herald.config.Settings;
import news.herald.ninjs.RequestBody;
import news.herald.topics.Caller;

/**
 * {@code /api/presence}: who writes what at the desk, and how many read, for editors. The whole path on the methods, as in
 * {@link news.herald.topics.TopicsResource}. Safe for use by many threads.
 */
@Path("")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PresenceResource {

    @Inject
    private Presence presence;

    @Inject
    private Settings settings;

    @GET
    @Path("api/presence")
    @RolesAllowed({"editor", "admin"})
    public Response now(@Context HttpServletRequest request) {
        Caller.of(request).requireDesk();
        return Response.ok(presence.now()).header("Cache-Control", "no-store").build();
    }

    /** To be said again every 10 seconds: it counts for 90. */
    @PUT
    @Path("api/presence/{desk}")
    @RolesAllowed({"editor", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    public void announce(@PathParam("desk") String desk, InputStream body, @Context HttpServletRequest request) {
        Caller caller = Caller.of(request).requireDesk();
        RequestBody read = RequestBody.read(
                body, request.getContentLengthLong(), settings.limits().maxBody());
        presence.hear(caller.name(), Announcement.of(desk, read.json()));
    }
}
