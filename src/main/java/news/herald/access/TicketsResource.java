package news.herald.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import news.herald.json.JsonP;
import news.herald.problem.ProblemResponse;

/** {@code /api/tickets}: for whoever is known, by whatever. Safe for use by many threads. */
@Path("")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TicketsResource {

    @Inject
    private Tickets tickets;

    @POST
    @Path("api/tickets")
    public Response make(@Context HttpServletRequest request) {
        if (!(request.getUserPrincipal() instanceof Standing maker)) {
            return ProblemResponse.builder(Challenge.MISSING)
                    .header("WWW-Authenticate", Challenge.of(request))
                    .build();
        }
        Tickets.Made made = tickets.make(maker);
        JsonObject said = JsonP.PROVIDER
                .createObjectBuilder()
                .add("ticket", made.secret())
                .add("expires", made.expires().toString())
                .build();
        return Response.status(Response.Status.CREATED)
                .entity(said.toString())
                .header("Cache-Control", "no-store")
                .build();
    }
}
