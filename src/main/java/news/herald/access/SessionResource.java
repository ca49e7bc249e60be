package news.herald.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import news.herald.accounts.Account;
import news.herald.accounts.Accounts;
import news.herald.accounts.Role;
import news.herald.audit.Actor;
import news.herald.config.Settings;
import news.herald.json.JsonP;
import news.herald.ninjs.RequestBody;
import news.herald.problem.ProblemResponse;
import news.herald.problem.Refusal;
import news.herald.tokens.TokensResource;
import news.herald.wire.ReaderAddress;

/**
 * {@code /api/session}: signing in at a page, out again, and one's own password. The whole path on the methods, as in {@link
 * news.herald.topics.TopicsResource}. Safe for use by many threads.
 */
@Path("")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

    static final String ADDRESS = "/api/session";

    /** Bytes. A name and two passwords. */
    private static final int MOST = 4_096;

    @Inject
    private Gate gate;

    @Inject
    private Sessions sessions;

    @Inject
    private OwnPassword password;

    @Inject
    private Accounts accounts;

    @Inject
    private Settings settings;

    @Inject
    private Doorstep doorstep;

    /** Whether it stays open to somebody who must change the password. */
    static boolean isItsAddress(String path) {
        return path.equals(ADDRESS) || path.startsWith(ADDRESS + "/");
    }

    /** Who calls; 204 when nobody is signed in. */
    @GET
    @Path("api/session")
    public Response now(@Context HttpServletRequest request) {
        return caller(request)
                .map(caller -> Response.ok(json(caller)))
                .orElseGet(Response::noContent)
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Each time a new secret, so that one that was known before the password was given is worth nothing. */
    @POST
    @Path("api/session")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signIn(InputStream body, @Context HttpServletRequest request) {
        RequestBody read =
                doorstep.receive(address(request), () -> RequestBody.read(body, request.getContentLengthLong(), MOST));
        BasicCredentials credentials = Credentials.of(read.json());
        Acting.as(claimed(credentials), request);
        Optional<Caller> caller = gate.admit(credentials, address(request));
        if (caller.isEmpty()) {
            return ProblemResponse.builder(Challenge.WRONG)
                    .header("WWW-Authenticate", Challenge.of(request))
                    .build();
        }
        return opened(caller.get(), request).entity(json(caller.get())).build();
    }

    @DELETE
    @Path("api/session")
    public Response signOut(@Context HttpServletRequest request) {
        SessionCookie.secret(request, settings).ifPresent(sessions::end);
        return Response.noContent()
                .cookie(SessionCookie.none(request, settings))
                .build();
    }

    /** Ends every session of the account but this one, which goes on under another secret. */
    @PUT
    @Path("api/session/password")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response changePassword(InputStream body, @Context HttpServletRequest request) {
        Optional<Caller> caller = caller(request);
        if (caller.isEmpty()) {
            return ProblemResponse.builder(Challenge.MISSING)
                    .header("WWW-Authenticate", Challenge.of(request))
                    .build();
        }
        requirePerson(request);
        JsonObject read =
                RequestBody.read(body, request.getContentLengthLong(), MOST).json();
        String name = caller.get().name();
        Optional<String> here = SessionCookie.caller(request, settings);
        Caller changed = password.change(name, PasswordChange.of(read), here, address(request));
        return (here.isPresent() ? opened(changed, request) : Response.noContent())
                .status(204)
                .build();
    }

    /** Who is refused is written down by the name that they said. */
    private static Actor claimed(BasicCredentials credentials) {
        Actor current = Actor.current();
        return Account.isName(credentials.name()) ? current.knownAs(credentials.name()) : current;
    }

    private static void requirePerson(HttpServletRequest request) {
        if (TokensResource.BEARER.equals(request.getAuthType())) {
            throw Refusal.forbidden("Passwords are changed by people, not by tokens.");
        }
    }

    private Response.ResponseBuilder opened(Caller caller, HttpServletRequest request) {
        Actor actor = Actor.current().knownAs(caller.name());
        Optional<String> before = SessionCookie.secret(request, settings);
        String secret = sessions.open(caller, before, actor, UserAgent.of(request));
        return Response.ok().cookie(SessionCookie.of(secret, request, settings)).header("Cache-Control", "no-store");
    }

    private String address(HttpServletRequest request) {
        return ReaderAddress.of(request, settings.limits().trustedProxies());
    }

    private static Optional<Caller> caller(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Standing standing ? Optional.of(standing.who()) : Optional.empty();
    }

    private JsonObject json(Caller caller) {
        JsonArrayBuilder roles = JsonP.PROVIDER.createArrayBuilder();
        caller.roles().stream().sorted().map(Role::word).forEach(roles::add);
        return JsonP.PROVIDER
                .createObjectBuilder()
                .add("name", caller.name())
                .add("roles", roles)
                .add("passwordGiven", caller.passwordGiven())
                .add(
                        "provided",
                        accounts.find(caller.name()).filter(Account::isProvided).isPresent())
                .build();
    }
}
