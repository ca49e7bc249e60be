package news.herald.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import news.herald.audit.Actor;
import news.herald.config.Settings;
import news.herald.json.JsonP;
import news.herald.openid.CodeAnswer;
import news.herald.openid.Flow;
import news.herald.openid.OpenId;
import news.herald.openid.Person;
import news.herald.openid.SignInFailed;
import news.herald.openid.SignInFailed.Reason;
import news.herald.problem.Refusal;
import news.herald.wire.OwnAddress;
import news.herald.wire.Query;
import news.herald.wire.ReaderAddress;

/**
 * {@code /api/session/openid}: signing in by the word of a provider of OpenID Connect, by leaving the page for it and coming
 * back. Whoever is not let in comes back too, and the page says why by the word behind {@code #sign-in=}. Safe for use by many
 * threads.
 */
@Path("")
@ApplicationScoped
public class OpenIdResource {

    private static final String ADDRESS = "/api/session/openid";
    private static final String BACK = ADDRESS + "/callback";

    private static final HostCookie COOKIE = new HostCookie("herald-openid");

    /** Where the provider answers slowly, a few of the server's threads wait for it; those of passwords are others. */
    private final Doorstep doorstep = new Doorstep(Doorstep.MOST_AT_A_PROVIDER);

    @Inject
    private OpenId openId;

    @Inject
    private ProvidedSignIn signIn;

    @Inject
    private Refusals refusals;

    @Inject
    private Settings settings;

    /** What the button says; 204 when there is none to be shown. */
    @GET
    @Path("api/session/provider")
    @Produces(MediaType.APPLICATION_JSON)
    public Response provider() {
        return openId.title()
                .map(title -> Response.ok("{\"title\":" + JsonP.quoted(title) + "}"))
                .orElseGet(Response::noContent)
                .header("Cache-Control", "no-store")
                .build();
    }

    /** To the provider, from a link. */
    @GET
    @Path("api/session/openid")
    public Response begin(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        requireConfigured();
        Flow flow = Flow.begin(Query.of(request).first("then").orElse(""));
        try {
            String to = doorstep.receive(address(request), () -> openId.ask(flow, back(request)))
                    .toString();
            return leadTo(to, response)
                    .cookie(COOKIE.of(flow.cookie(), Flow.LIFE, request, settings))
                    .build();
        } catch (SignInFailed failed) {
            return refused(failed, flow, request, response);
        } catch (Refusal refusal) {
            return refused(word(refusal), flow, request, response);
        }
    }

    /** From the provider. The cookie counts once, whatever comes of it. */
    @GET
    @Path("api/session/openid/callback")
    public Response back(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        requireConfigured();
        Query query = Query.of(request);
        Optional<Flow> begun = COOKIE.value(request, settings).flatMap(Flow::of);
        Flow flow = begun.orElseGet(() -> Flow.begin(""));
        try {
            // Or a page could sign its visitor in as somebody else, by whom the visitor would then write.
            if (begun.isEmpty() || !flow.isAnsweredBy(query.first("state").orElse(""))) {
                throw new SignInFailed(Reason.STALE, "begun by another browser, or too long ago");
            }
            CodeAnswer answer = new CodeAnswer(query.first("code"), query.first("iss"));
            Person person = doorstep.receive(address(request), () -> openId.answered(flow, answer, back(request)));
            Actor actor = signIn.actor(person);
            Acting.as(actor, request);
            Optional<String> before = SessionCookie.secret(request, settings);
            String secret = signIn.open(person, actor, before, UserAgent.of(request));
            return leadTo(flow.then(), response)
                    .cookie(SessionCookie.of(secret, request, settings), COOKIE.none(request, settings))
                    .build();
        } catch (SignInFailed failed) {
            return refused(failed, flow, request, response);
        } catch (Refusal refusal) {
            return refused(word(refusal), flow, request, response);
        }
    }

    private void requireConfigured() {
        if (openId.title().isEmpty()) {
            throw Refusal.notFound("No provider of OpenID Connect is configured.");
        }
    }

    /** Too many are signing in, or the account was removed meanwhile. */
    private static String word(Refusal refusal) {
        return refusal.status() == 403 ? "removed" : "busy";
    }

    private Response refused(SignInFailed failed, Flow flow, HttpServletRequest request, HttpServletResponse response) {
        Actor actor = Acting.of(request);
        refusals.note(actor, failed.reason().word() + ": " + failed.getMessage(), ADDRESS);
        return refused(failed.reason().word(), flow, request, response);
    }

    private Response refused(String word, Flow flow, HttpServletRequest request, HttpServletResponse response) {
        return leadTo(flow.then() + "#sign-in=" + word, response)
                .cookie(COOKIE.none(request, settings))
                .build();
    }

    /** By the servlet: JAX-RS would make it absolute, with the address that a proxy in front hides. */
    private static Response.ResponseBuilder leadTo(String address, HttpServletResponse response) {
        response.setHeader("Location", address);
        return Response.status(Response.Status.SEE_OTHER)
                .header("Cache-Control", "no-store")
                // The address has a code in it.
                .header("Referrer-Policy", "no-referrer");
    }

    private String back(HttpServletRequest request) {
        return OwnAddress.of(request, settings) + BACK;
    }

    private String address(HttpServletRequest request) {
        return ReaderAddress.of(request, settings.limits().trustedProxies());
    }
}
