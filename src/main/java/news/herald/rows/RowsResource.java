package news.herald.rows;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import news.herald.config.Settings;
import news.herald.editing.Contention;
import news.herald.live.TopicName;
import news.herald.ninjs.RequestBody;
import news.herald.problem.Refusal;
import news.herald.rows.Rows.Outcome;
import news.herald.rows.Rows.Put;
import news.herald.topics.Caller;
import news.herald.topics.KnownTopics;
import news.herald.topics.Topic;
import news.herald.topics.Topic.Kind;
import news.herald.topics.Verb;

/** {@code /api/topics/{topic}/rows}: rows are put one by one or many at once, read and removed. */
@Path("/api/topics/{topic}/rows")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RowsResource {

    @Inject
    private KnownTopics topics;

    @Inject
    private Rows rows;

    @Inject
    private Settings settings;

    @PUT
    @RolesAllowed({"editor", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    public String putAll(@PathParam("topic") String name, InputStream body, @Context HttpServletRequest request) {
        TopicName topic = table(name, request);
        List<Submission> batch = Submission.batch(json(request, body));
        List<Put> puts = Contention.settle(() -> rows.putAll(topic, batch));
        return "{\"new\":" + count(puts, Outcome.NEW) + ",\"changed\":" + count(puts, Outcome.CHANGED)
                + ",\"unchanged\":" + count(puts, Outcome.UNCHANGED) + "}";
    }

    /** @param body the fields */
    @PUT
    @Path("{key}")
    @RolesAllowed({"editor", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(
            @PathParam("topic") String name,
            @PathParam("key") String key,
            InputStream body,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        TopicName topic = table(name, request);
        Submission submission = Submission.of(key, json(request, body));
        Put put = Contention.settle(() -> rows.put(topic, submission));
        if (put.outcome() != Outcome.NEW) {
            return Response.ok(put.row().json()).build();
        }
        // By the servlet: JAX-RS would make it absolute, with the address that a proxy in front hides.
        response.setHeader("Location", put.row().address());
        return Response.status(Response.Status.CREATED).entity(put.row().json()).build();
    }

    @GET
    @Path("{key}")
    public Response read(
            @PathParam("topic") String name, @PathParam("key") String key, @Context HttpServletRequest request) {
        Topic topic = topics.visible(name, Caller.of(request));
        return Response.ok(rows.row(topic.name(), key).json())
                .header("Cache-Control", topics.caching(topic.name(), "no-cache"))
                .header("Vary", "Authorization, Cookie")
                .build();
    }

    @DELETE
    @Path("{key}")
    @RolesAllowed({"editor", "admin"})
    public Response remove(
            @PathParam("topic") String name, @PathParam("key") String key, @Context HttpServletRequest request) {
        TopicName topic = table(name, request);
        Contention.settle(() -> {
            rows.remove(topic, key);
            return null;
        });
        return Response.noContent().build();
    }

    private TopicName table(String name, HttpServletRequest request) {
        Caller caller = Caller.of(request);
        Topic topic = topics.visible(name, caller);
        caller.require(Verb.ROWS, topic.name());
        if (topic.kind() != Kind.ROWS) {
            throw Refusal.conflict(
                    "The topic " + topic.name() + " takes " + topic.kind().word() + ", not rows.");
        }
        return topic.name();
    }

    private JsonObject json(HttpServletRequest request, InputStream body) {
        return RequestBody.read(
                        body, request.getContentLengthLong(), settings.limits().maxBody())
                .json();
    }

    private static long count(List<Put> puts, Outcome outcome) {
        return puts.stream().filter(put -> put.outcome() == outcome).count();
    }
}
