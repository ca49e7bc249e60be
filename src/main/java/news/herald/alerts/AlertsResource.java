package news.herald.alerts;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.InputStream;
import java.util.Optional;
import news.herald.alerts.AlertDesk.Published;
import news.herald.config.Settings;
import news.herald.editing.Contention;
import news.herald.editing.Precondition;
import news.herald.editing.ReceiptKey;
import news.herald.ninjs.RequestBody;
import news.herald.topics.Caller;
import news.herald.topics.KnownTopics;
import news.herald.topics.Topic;
import news.herald.topics.Topics;
import news.herald.topics.Verb;

/** {@code /api/alerts}: published and changed by editors, read by everybody. The whole path on each method, as in {@link
 * news.herald.topics.TopicsResource}. */
@Path("")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AlertsResource {

    @Inject
    private KnownTopics topics;

    @Inject
    private Alerts alerts;

    @Inject
    private AlertDesk desk;

    @Inject
    private Settings settings;

    /** To the topic that every Herald has. */
    @POST
    @Path("api/alerts")
    @RolesAllowed({"editor", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response publish(
            @HeaderParam("Idempotency-Key") String key,
            InputStream body,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        return publish(Topics.ALERTS.value(), key, body, request, response);
    }

    @POST
    @Path("api/topics/{topic}/alerts")
    @RolesAllowed({"editor", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response publish(
            @PathParam("topic") String name,
            @HeaderParam("Idempotency-Key") String key,
            InputStream body,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        Caller caller = Caller.of(request);
        Topic topic = topics.visible(name, caller);
        caller.require(Verb.ALERT, topic.name());
        RequestBody read = RequestBody.read(
                body, request.getContentLengthLong(), settings.limits().maxBody());
        Optional<ReceiptKey> receipt =
                ReceiptKey.of(key, caller.name(), read.fingerprint(topic.name().value(), Alert.EVENT));
        Wording wording = Wording.of(read.json());
        Published published = Contention.settle(() -> desk.publish(topic, wording, receipt, caller.name()));
        // By the servlet: JAX-RS would make it absolute, with the address that a proxy in front hides.
        response.setHeader("Location", published.alert().address());
        ResponseBuilder answer = answer(Response.status(Response.Status.CREATED), published.alert());
        return (published.replayed() ? answer.header("Idempotent-Replayed", "true") : answer).build();
    }

    /** Of a killed one, that it was killed. */
    @GET
    @Path("api/alerts/{id}")
    public Response read(@PathParam("id") String id, @Context HttpServletRequest request) {
        return answer(Response.ok(), alerts.alert(id, Caller.of(request))).build();
    }

    /** A correction: it takes the place of what is shown. */
    @PUT
    @Path("api/alerts/{id}")
    @RolesAllowed({"editor", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response correct(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            InputStream body,
            @Context HttpServletRequest request) {
        String author = author(id, request);
        Precondition precondition = Precondition.required(ifMatch);
        Wording wording = Wording.of(RequestBody.read(
                        body, request.getContentLengthLong(), settings.limits().maxBody())
                .json());
        return answer(Response.ok(), Contention.settle(() -> desk.correct(id, precondition, wording, author)))
                .build();
    }

    /** A kill. */
    @DELETE
    @Path("api/alerts/{id}")
    @RolesAllowed({"editor", "admin"})
    public void kill(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Context HttpServletRequest request) {
        String author = author(id, request);
        Contention.settle(() -> desk.kill(id, Precondition.optional(ifMatch), author));
    }

    /** Before a body is looked at. */
    private String author(String id, HttpServletRequest request) {
        Caller caller = Caller.of(request);
        return caller.require(Verb.ALERT, alerts.alert(id, caller).topic()).name();
    }

    private ResponseBuilder answer(ResponseBuilder answer, Alert alert) {
        return answer.entity(alert.json())
                .tag(new EntityTag(Integer.toString(alert.version())))
                .header(HttpHeaders.CACHE_CONTROL, topics.caching(alert.topic(), "no-cache"))
                .header(HttpHeaders.VARY, "Authorization, Cookie");
    }
}
