package news.herald.topics;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
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
import java.util.List;
import news.herald.config.Settings;
import news.herald.json.JsonP;
import news.herald.ninjs.RequestBody;

/**
 * {@code /api/topics}: which topics there are, and making and renaming them.
 *
 * <p>Each method has its whole path: JAX-RS takes the class with the longest path that fits and looks at no other
 * (Jakarta RESTful Web Services 3.1, section 3.7.2), so that a class at {@code api/topics} would hide the streams below.
 */
@Path("")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TopicsResource {

    @Inject
    private Topics topics;

    @Inject
    private KnownTopics known;

    @Inject
    private Settings settings;

    @GET
    @Path("api/topics")
    public Response list(@Context HttpServletRequest request) {
        Caller caller = Caller.of(request);
        List<Topic> seen =
                topics.all().stream().filter(topic -> topic.isVisibleTo(caller)).toList();
        JsonArrayBuilder list = JsonP.PROVIDER.createArrayBuilder();
        seen.stream().map(TopicsResource::described).forEach(list::add);
        boolean everybodys = seen.stream().allMatch(topic -> topic.isVisibleTo(Caller.ANYBODY));
        return Response.ok(list.build().toString())
                .header("Cache-Control", everybodys ? "no-cache" : KnownTopics.UNCACHED)
                .header("Vary", "Authorization, Cookie")
                .build();
    }

    @POST
    @Path("api/topics")
    @RolesAllowed({"editor", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(
            InputStream body, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        TopicRequest wanted = TopicRequest.of(json(request, body));
        Caller.of(request).require(Verb.TOPIC, wanted.name());
        Topic topic = create(wanted);
        // By the servlet: JAX-RS would make it absolute, with the address that a proxy in front hides.
        response.setHeader("Location", "/api/topics/" + topic.name());
        return Response.status(Response.Status.CREATED)
                .entity(described(topic).toString())
                .build();
    }

    @PUT
    @Path("api/topics/{topic}")
    @RolesAllowed({"editor", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    public String rename(@PathParam("topic") String name, InputStream body, @Context HttpServletRequest request) {
        JsonObject wanted = json(request, body);
        Caller caller = Caller.of(request);
        Topic topic = known.visible(name, caller);
        caller.require(Verb.TOPIC, topic.name());
        TopicRequest.unchanged(wanted, topic);
        Topic renamed = topics.rename(topic.name(), TopicRequest.title(wanted));
        known.forget(topic.name());
        return described(renamed).toString();
    }

    private Topic create(TopicRequest wanted) {
        try {
            Topic topic = topics.create(wanted.name(), wanted.title(), wanted.kind(), wanted.access());
            known.forget(topic.name());
            return topic;
        } catch (Exception failed) {
            // Two at once: the later one fails in the database, after it found nothing, maybe by a checked exception.
            if (topics.find(wanted.name()).isPresent()) {
                throw Topics.exists(wanted.name());
            }
            throw failed;
        }
    }

    private JsonObject json(HttpServletRequest request, InputStream body) {
        return RequestBody.read(
                        body, request.getContentLengthLong(), settings.limits().maxBody())
                .json();
    }

    private static JsonObject described(Topic topic) {
        JsonObjectBuilder members = JsonP.PROVIDER.createObjectBuilder();
        return members.add("name", topic.name().value())
                .add("title", topic.title())
                .add("kind", topic.kind().word())
                .add("access", topic.access().word())
                .build();
    }
}
