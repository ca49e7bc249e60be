package news.herald.bench.stock;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The server's own broadcaster behind two addresses. Safe for use by many threads, but with several publishers at once
 * readers may get ids in another order than they were given.
 */
@Path("/")
@ApplicationScoped
public class StockResource {

    /** As long as the epochs in Herald's ids, so that events are equally long. */
    private static final String EPOCH = "standard-";

    private final AtomicLong published = new AtomicLong();

    @Context
    private Sse sse;

    private SseBroadcaster broadcaster;

    @PostConstruct
    void open() {
        broadcaster = sse.newBroadcaster();
    }

    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(@Context SseEventSink sink) {
        broadcaster.register(sink);
        sink.send(sse.newEvent("hello", "{}"));
    }

    /** @param data goes to every reader as it is; one line */
    @POST
    @Path("publish")
    @Consumes(MediaType.APPLICATION_JSON)
    public void publish(String data) {
        broadcaster.broadcast(sse.newEventBuilder()
                .id(EPOCH + published.incrementAndGet())
                .name("news.publish")
                .data(data)
                .build());
    }

    /** How many events were published; answers as soon as the application serves. */
    @GET
    @Path("published")
    @Produces(MediaType.TEXT_PLAIN)
    public String published() {
        return published.toString();
    }
}
