package news.herald.wire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import news.herald.broadcast.Subscription.Form;
import news.herald.live.TopicName;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;
import news.herald.topics.Caller;
import news.herald.topics.KnownTopics;

/**
 * Live streams: of one topic, of several in one order, of every public one.
 *
 * <p>Whole paths on the methods, because JAX-RS picks the class with the longest matching path and looks no further: a
 * class at {@code api/topics/{topic}} would hide what other classes have below it.
 */
@Path("")
@ApplicationScoped
public class StreamResource {

    private static final int MOST_TOPICS = 100;

    @Inject
    private Streams streams;

    @Inject
    private KnownTopics topics;

    @GET
    @Path("api/topics/{topic}/stream")
    public void ofOne(
            @PathParam("topic") String topic,
            @QueryParam("event") String event,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Context UriInfo address,
            @Suspended AsyncResponse suspended)
            throws IOException {
        Form form = Streams.form(event, Form.TYPED);
        streams.open(form, () -> Set.of(visible(topic, request)), request, response, address);
    }

    @GET
    @Path("api/stream")
    public void ofSeveral(
            @QueryParam("topic") List<String> names,
            @QueryParam("event") String event,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Context UriInfo address,
            @Suspended AsyncResponse suspended)
            throws IOException {
        if (names.isEmpty() || names.size() > MOST_TOPICS) {
            throw Refusal.badRequest(
                    "Say which topics, for example /api/stream?topic=politics&topic=sports.",
                    new FieldFault("topic", "must be there 1 to " + MOST_TOPICS + " times"));
        }
        Form form = Streams.form(event, Form.TYPED);
        streams.open(form, () -> visible(names, request), request, response, address);
    }

    /** For the two lines that every tutorial shows. */
    @GET
    @Path("events")
    public void ofAll(
            @QueryParam("event") String event,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Context UriInfo address,
            @Suspended AsyncResponse suspended)
            throws IOException {
        streams.open(Streams.form(event, Form.MESSAGE), Set::of, request, response, address);
    }

    private Set<TopicName> visible(List<String> names, HttpServletRequest request) {
        return names.stream().map(name -> visible(name, request)).collect(Collectors.toSet());
    }

    private TopicName visible(String name, HttpServletRequest request) {
        return topics.visibleName(name, Caller.of(request));
    }
}
