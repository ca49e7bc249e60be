package news.herald.cluster;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /api/nodes}: the nodes of the cluster and who reads on them, for operators. Safe for use by many threads. */
@Path("")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class NodesResource {

    @Inject
    private Nodes nodes;

    @GET
    @Path("api/nodes")
    @RolesAllowed({"operator", "admin"})
    public Response list() {
        return Response.ok(nodes.cluster().json())
                .header("Cache-Control", "no-store")
                .build();
    }
}
