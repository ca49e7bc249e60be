package news.herald.wire;

import jakarta.enterprise.context.RequestScoped;
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
import java.util.Set;
import news.herald.broadcast.Subscription;
import news.herald.broadcast.Subscription.Form;
import news.herald.live.TopicName;
import news.herald.topics.Caller;
import news.herald.topics.Topics;

/** The live stream of one topic. */
@Path("api/topics/{topic}/stream")
@RequestScoped
public class TopicStreamResource {

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
            @PathParam("topic") String topic, @QueryParam("event") String event, @Suspended AsyncResponse suspended)
            throws IOException {
        TopicName name = topics.visible(topic, Caller.of(request)).name();
        streams.open(new Subscription(Set.of(name), Streams.form(event, Form.TYPED)), request, response, address);
    }
}
