package news.herald.wire;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.security.Principal;
import java.time.Duration;
import java.util.Set;
import news.herald.broadcast.Fanout;
import news.herald.broadcast.Start;
import news.herald.broadcast.Subscription;
import news.herald.config.Settings;
import news.herald.live.TopicName;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;
import news.herald.topics.Caller;
import news.herald.topics.Identity;
import news.herald.topics.KnownTopics;

/** The same events by asking, for clients whose network lets no stream through. */
@Path("api/topics/{topic}/events")
@ApplicationScoped
public class PollResource {

    private static final int LONGEST_WAIT = 60;
    private static final Duration WHEN_FULL = Duration.ofSeconds(5);

    @Inject
    private Fanout fanout;

    @Inject
    private KnownTopics topics;

    @Inject
    private Settings settings;

    @Resource
    private ManagedExecutorService executor;

    /**
     * What follows a cursor. Without {@code after}, what is new from now on.
     *
     * @param wait seconds to hold the answer when there is nothing, 0 to 60; whoever waits is a reader of the node
     */
    @GET
    public void poll(
            @PathParam("topic") String name,
            @QueryParam("after") String after,
            @QueryParam("wait") @DefaultValue("0") String wait,
            @HeaderParam("If-None-Match") String known,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse suspended) {
        TopicName topic = topics.visibleName(name, Caller.of(request));
        int seconds = seconds(wait);
        Start start = after == null ? Start.live() : fanout.startAfter(after);
        Subscription subscription = new Subscription(Set.of(topic), Subscription.Form.TYPED);
        boolean everybodys = topics.isForEverybody(topic);
        Runnable right = everybodys ? () -> {} : right(name, request.getUserPrincipal());
        Poll poll = new Poll(fanout, executor, subscription, start, known, right, suspended);
        if (seconds == 0) {
            poll.answerNow(everybodys);
        } else {
            poll.answerWithin(topic, seconds, place(subscription, request));
        }
    }

    private Runnable place(Subscription subscription, HttpServletRequest request) {
        String from = ReaderAddress.of(request, settings.limits().trustedProxies());
        return fanout.await(subscription, from)
                .orElseThrow(() -> Refusal.tooMany("There is no place for another reader to wait.", WHEN_FULL));
    }

    private Runnable right(String name, Principal asking) {
        return () ->
                topics.visibleName(name, asking instanceof Identity identity ? identity.callerNow() : Caller.ANYBODY);
    }

    private static int seconds(String wait) {
        if (!wait.matches("[0-9]{1,9}")) {
            throw Refusal.badRequest(
                    "wait is a number of seconds", new FieldFault("wait", "must be a whole number from 0 to 60"));
        }
        return Math.min(LONGEST_WAIT, Integer.parseInt(wait));
    }
}
