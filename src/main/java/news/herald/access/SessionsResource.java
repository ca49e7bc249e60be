package news.herald.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import news.herald.accounts.Account;
import news.herald.accounts.Accounts;
import news.herald.config.Settings;
import news.herald.json.JsonP;
import news.herald.ninjs.RequestBody;
import news.herald.problem.Refusal;
import news.herald.tokens.TokensResource;
import news.herald.wire.ReaderAddress;

/**
 * {@code /api/sessions}: where whoever calls is signed in, and an end of that. The whole path on the methods, as in {@link
 * news.herald.topics.TopicsResource}. Safe for use by many threads.
 */
@Path("")
@ApplicationScoped
@RolesAllowed({"reader", "editor", "operator", "admin"})
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {

    static final String ADDRESS = "/api/sessions";

    /** Bytes. An id and a password. */
    private static final int MOST = 4_096;

    @Inject
    private OwnSessions sessions;

    @Inject
    private Accounts accounts;

    @Inject
    private Settings settings;

    @GET
    @Path("api/sessions")
    public Response list(@Context HttpServletRequest request) {
        String name = person(request);
        Optional<String> here = SessionCookie.caller(request, settings);
        JsonArrayBuilder list = JsonP.PROVIDER.createArrayBuilder();
        sessions.of(name).forEach(session -> {
            JsonObjectBuilder said = session.json();
            here.filter(session.digest()::equals).ifPresent(same -> said.add("here", true));
            list.add(said);
        });
        JsonObject all =
                JsonP.PROVIDER.createObjectBuilder().add("sessions", list).build();
        return Response.ok(all.toString()).header("Cache-Control", "no-store").build();
    }

    /** One of them, or all but this one. Not by DELETE: the password that it needs would have no body to stand in. */
    @POST
    @Path("api/sessions/end")
    @Consumes(MediaType.APPLICATION_JSON)
    public void end(InputStream body, @Context HttpServletRequest request) {
        String name = person(request);
        boolean provided = accounts.find(name).filter(Account::isProvided).isPresent();
        JsonObject read =
                RequestBody.read(body, request.getContentLengthLong(), MOST).json();
        Optional<String> here = SessionCookie.caller(request, settings);
        String address = ReaderAddress.of(request, settings.limits().trustedProxies());
        sessions.end(name, SessionsEnd.of(read, provided), here, address);
    }

    private static String person(HttpServletRequest request) {
        if (TokensResource.BEARER.equals(request.getAuthType())) {
            throw Refusal.forbidden("Sessions are looked at and ended by people, not by tokens.");
        }
        return request.getUserPrincipal().getName();
    }
}
