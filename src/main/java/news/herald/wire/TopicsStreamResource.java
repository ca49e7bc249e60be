package news.herald.wire;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import news.herald.broadcast.Subscription;
import news.herald.broadcast.Subscription.Form;
import news.herald.live.TopicName;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;
import news.herald.topics.Caller;
import news.herald.topics.Topics;

/** The live stream of several topics, in one order. */
@Path("api/stream")
@RequestScoped
public class TopicsStreamResource {

    private static final int MOST_TOPICS = 100;

    @Inject
    private Topics topics;

    @Inject
    private Streams streams;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private UriInfo address;

    @GET
    public void open(
            @QueryParam("topic") List<String> names,
            @QueryParam("event") String event,
            @Suspended AsyncResponse suspended)
            throws IOException {
        if (names.isEmpty() || names.size() > MOST_TOPICS) {
            throw Refusal.badRequest(
                    "Say which topics, for example /api/stream?topic=politics&topic=sports.",
                    new FieldFault("topic", "must be there 1 to " + MOST_TOPICS + " times"));
        }
        Set<TopicName> wanted = names.stream()
                .map(name -> topics.visible(name, Caller.of(request)).name())
                .collect(Collectors.toSet());
        streams.open(new Subscription(wanted, Streams.form(event, Form.TYPED)), request, response, address);
    }
}
