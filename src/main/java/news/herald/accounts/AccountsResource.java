package news.herald.accounts;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import news.herald.config.Settings;
import news.herald.editing.Contention;
import news.herald.json.JsonP;
import news.herald.ninjs.RequestBody;
import news.herald.problem.Refusal;

/**
 * {@code /api/accounts}: for administrators. Passwords are made here, said once, and must be changed by whoever they are
 * for: nobody chooses another's. The whole path on the methods, as in {@link news.herald.topics.TopicsResource}. Safe for
 * use by many threads.
 */
@Path("")
@ApplicationScoped
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
public class AccountsResource {

    @Inject
    private Administration administration;

    @Inject
    private Accounts accounts;

    @Inject
    private Passwords passwords;

    @Inject
    private Settings settings;

    @Inject
    private Event<AccountSettled> settled;

    @GET
    @Path("api/accounts")
    public Response list() {
        JsonArrayBuilder list = JsonP.PROVIDER.createArrayBuilder();
        administration.all().forEach(account -> list.add(account.json()));
        JsonObject all =
                JsonP.PROVIDER.createObjectBuilder().add("accounts", list).build();
        return unstored(Response.ok(all.toString()));
    }

    @POST
    @Path("api/accounts")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response make(InputStream body, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        NewAccount wanted = NewAccount.of(json(body, request));
        String password = Passwords.random();
        Account made = add(wanted, passwords.hash(password));
        // By the servlet: JAX-RS would make it absolute, with the address that a proxy in front hides.
        response.setHeader("Location", "/api/accounts/" + made.name());
        return said(Response.status(Response.Status.CREATED), made, password);
    }

    @PUT
    @Path("api/accounts/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(@PathParam("name") String name, InputStream body, @Context HttpServletRequest request) {
        NewAccount.Rights rights = NewAccount.rights(json(body, request));
        Account changed = Contention.settle(() -> administration.change(name, rights));
        settled.fire(new AccountSettled(name));
        return unstored(Response.ok(changed.json().build().toString()));
    }

    /** For who forgot it, or must be kept out until they are asked: the old one, and every session with it, ends. */
    @POST
    @Path("api/accounts/{name}/password")
    public Response givePassword(@PathParam("name") String name) {
        String password = Passwords.random();
        String hash = passwords.hash(password);
        Contention.settle(() -> {
            administration.givePassword(name, hash);
            return name;
        });
        settled.fire(new AccountSettled(name));
        return said(Response.ok(), accounts.find(name).orElseThrow(AccountsResource::gone), password);
    }

    @DELETE
    @Path("api/accounts/{name}")
    public void remove(@PathParam("name") String name, @Context HttpServletRequest request) {
        if (name.equals(request.getUserPrincipal().getName())) {
            throw Refusal.conflict("Nobody removes the account that they are signed in with.");
        }
        Contention.settle(() -> {
            administration.remove(name);
            return name;
        });
        settled.fire(new AccountSettled(name));
    }

    private Account add(NewAccount wanted, String hash) {
        try {
            return administration.add(wanted, hash);
        } catch (Exception failed) {
            // Two at once: the later one fails in the database, after it found nothing, maybe by a checked exception.
            if (accounts.find(wanted.name()).isPresent()) {
                throw Administration.exists(wanted.name());
            }
            throw failed;
        }
    }

    private static Refusal gone() {
        return Refusal.notFound("There is no such account.");
    }

    private static Response said(Response.ResponseBuilder answer, Account account, String password) {
        JsonObject told = account.json().add("password", password).build();
        return unstored(answer.entity(told.toString()));
    }

    private static Response unstored(Response.ResponseBuilder answer) {
        return answer.header("Cache-Control", "no-store").build();
    }

    private JsonObject json(InputStream body, HttpServletRequest request) {
        return RequestBody.read(
                        body, request.getContentLengthLong(), settings.limits().maxBody())
                .json();
    }
}
