package news.herald.tokens;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import news.herald.config.Settings;
import news.herald.json.JsonP;
import news.herald.ninjs.RequestBody;
import news.herald.problem.Refusal;
import news.herald.topics.Caller;

/**
 * {@code /api/tokens}: an editor's own tokens, and everybody's for an administrator. The whole path on the methods, as in
 * {@link news.herald.topics.TopicsResource}. Safe for use by many threads.
 */
@Path("")
@ApplicationScoped
@RolesAllowed({"editor", "admin"})
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {

    /** What {@link HttpServletRequest#getAuthType} says of who calls with a token. */
    public static final String BEARER = "BEARER";

    @Inject
    private Tokens tokens;

    @Inject
    private Settings settings;

    @GET
    @Path("api/tokens")
    public Response list(@Context HttpServletRequest request) {
        String name = person(request).name();
        List<ApiToken> found = request.isUserInRole("admin") ? tokens.all() : tokens.of(name);
        JsonArrayBuilder list = JsonP.PROVIDER.createArrayBuilder();
        found.forEach(token -> list.add(token.json()));
        JsonObject all =
                JsonP.PROVIDER.createObjectBuilder().add("tokens", list).build();
        return Response.ok(all.toString()).header("Cache-Control", "no-store").build();
    }

    @POST
    @Path("api/tokens")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response make(InputStream body, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        Caller caller = person(request);
        TokenRequest wanted = TokenRequest.of(RequestBody.read(
                        body, request.getContentLengthLong(), settings.limits().maxBody())
                .json());
        Tokens.Made made = tokens.make(caller.name(), wanted);
        // By the servlet: JAX-RS would make it absolute, with the address that a proxy in front hides.
        response.setHeader("Location", "/api/tokens/" + made.token().id());
        JsonObject said = made.token().json().add("token", made.secret()).build();
        return Response.status(Response.Status.CREATED)
                .entity(said.toString())
                .header("Cache-Control", "no-store")
                .build();
    }

    @DELETE
    @Path("api/tokens/{id}")
    public void revoke(@PathParam("id") String id, @Context HttpServletRequest request) {
        Caller caller = person(request);
        tokens.revoke(id, request.isUserInRole("admin") ? Optional.empty() : Optional.of(caller.name()));
    }

    /** A token that makes tokens would outlive its own end. */
    private static Caller person(HttpServletRequest request) {
        if (BEARER.equals(request.getAuthType())) {
            throw Refusal.forbidden("Tokens are made and revoked by people, not by tokens.");
        }
        return Caller.of(request);
    }
}
