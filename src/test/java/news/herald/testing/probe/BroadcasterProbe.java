package news.herald.testing.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import news.herald.broadcast.Fanout;
import news.herald.live.TopicName;

/** A topic's broadcaster as an application sees it that knows only the JAX-RS interfaces. */
@Path("/test/broadcaster/{topic}")
@ApplicationScoped
public class BroadcasterProbe {

    private final Map<String, AtomicInteger> closed = new ConcurrentHashMap<>();

    @Inject
    private Fanout fanout;

    /** Registers a sink that the server made. */
    @GET
    @Path("sink")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void register(@PathParam("topic") String topic, @Context SseEventSink sink, @Context Sse sse) {
        SseBroadcaster broadcaster = broadcaster(topic);
        broadcaster.onClose(gone -> closed(topic).incrementAndGet());
        // The first by itself: of two that are sent at once as the first, RESTEasy 6.2 may lose one.
        sink.send(sse.newEvent("opened", "true")).thenRun(() -> {
            broadcaster.register(sink);
            // Not before: whoever reads it may have something broadcast at once.
            sink.send(sse.newEvent("registered", "true"));
        });
    }

    /**
     * @param mark stands in the data, so that a reader knows the event and its time
     * @param size characters of padding in the data
     */
    @POST
    @Path("event/{name}")
    public void broadcast(
            @PathParam("topic") String topic,
            @PathParam("name") String name,
            @QueryParam("mark") @DefaultValue("") String mark,
            @QueryParam("size") @DefaultValue("0") int size,
            @Context Sse sse) {
        broadcaster(topic)
                .broadcast(sse.newEventBuilder()
                        .name(name)
                        .data("{\"passing\":\"" + mark + "x".repeat(size) + "\"}")
                        .build());
    }

    /** The next event of the topic holds up the thread that follows the journal, so that a test meets it late. */
    @POST
    @Path("hold/{millis}")
    public void hold(@PathParam("topic") String topic, @PathParam("millis") long millis) {
        fanout.broadcaster(new TopicName(topic)).once(() -> {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        });
    }

    /** The next event of the topic ends in an error in the thread that follows the journal. */
    @POST
    @Path("poison/tail")
    public void poisonTail(@PathParam("topic") String topic) {
        fanout.broadcaster(new TopicName(topic)).once(() -> {
            throw new StackOverflowError("asked for by a test");
        });
    }

    /** An application's sink that ends in an error whenever a lane's thread looks at it. */
    @POST
    @Path("poison/{memory}")
    public void poisonLane(@PathParam("topic") String topic, @PathParam("memory") boolean memory) {
        broadcaster(topic).register(new PoisonedSink(memory));
    }

    @POST
    @Path("close")
    public void close(@PathParam("topic") String topic) {
        broadcaster(topic).close();
    }

    @GET
    @Path("closed")
    @Produces(MediaType.TEXT_PLAIN)
    public String countClosed(@PathParam("topic") String topic) {
        return Integer.toString(closed(topic).get());
    }

    private AtomicInteger closed(String topic) {
        return closed.computeIfAbsent(topic, name -> new AtomicInteger());
    }

    private SseBroadcaster broadcaster(String topic) {
        return fanout.broadcaster(new TopicName(topic));
    }
}
