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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import news.herald.broadcast.Fanout;
import news.herald.broadcast.Reader;
import news.herald.broadcast.Start;
import news.herald.broadcast.Subscription;
import news.herald.broadcast.Subscription.Form;
import news.herald.live.TopicName;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/**
 * Live streams: of one topic, of several in one order, of all.
 *
 * <p>The method only decides and greets. Then the response's output goes to the delivery, because no server's own event
 * sink is safe with thousands of readers.
 */
@Path("")
@RequestScoped
public class StreamResource {

    private static final int MOST_TOPICS = 100;

    @Inject
    private Fanout fanout;

    @Inject
    private VisibleTopics topics;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private UriInfo address;

    @GET
    @Path("api/topics/{topic}/stream")
    public void ofOne(
            @PathParam("topic") String topic, @QueryParam("event") String event, @Suspended AsyncResponse suspended)
            throws IOException {
        open(new Subscription(Set.of(topics.require(topic, request)), form(event, Form.TYPED)));
    }

    @GET
    @Path("api/stream")
    public void ofSeveral(
            @QueryParam("topic") List<String> names,
            @QueryParam("event") String event,
            @Suspended AsyncResponse suspended)
            throws IOException {
        if (names.isEmpty() || names.size() > MOST_TOPICS) {
            throw Refusal.badRequest(
                    "say which topics, for example /api/stream?topic=politics&topic=sports",
                    new FieldFault("topic", "must be there 1 to " + MOST_TOPICS + " times"));
        }
        Set<TopicName> wanted =
                names.stream().map(name -> topics.require(name, request)).collect(Collectors.toSet());
        open(new Subscription(wanted, form(event, Form.TYPED)));
    }

    /** Every public topic, for the two lines that every tutorial shows. */
    @GET
    @Path("events")
    public void ofAll(@QueryParam("event") String event, @Suspended AsyncResponse suspended) throws IOException {
        open(new Subscription(Set.of(), form(event, Form.MESSAGE)));
    }

    private void open(Subscription subscription) throws IOException {
        Start start = LastEventId.of(request, address).map(fanout::startAfter).orElseGet(Start::live);
        ServletOutput output = new ServletOutput(request, response);
        Optional<Reader> reader = fanout.admit(subscription, start, output);
        if (reader.isEmpty()) {
            turnAway(subscription.form());
            return;
        }
        try {
            output.begin(reader.get());
        } catch (IOException | RuntimeException gone) {
            reader.get().failed(gone);
        }
    }

    /** A 200, because any other status makes an EventSource stop for good. */
    private void turnAway(Form form) throws IOException {
        StreamHeaders.set(response);
        response.getOutputStream().write(fanout.controls().busy(form));
        request.getAsyncContext().complete();
    }

    private static Form form(String event, Form otherwise) {
        if (event == null) {
            return otherwise;
        }
        return switch (event) {
            case "message" -> Form.MESSAGE;
            case "typed" -> Form.TYPED;
            default ->
                throw Refusal.badRequest(
                        "events come under their own names or all as message",
                        new FieldFault("event", "must be message or typed"));
        };
    }
}
