package news.herald.wire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Objects;
import news.herald.broadcast.Fanout;
import news.herald.journal.EventId;
import news.herald.topics.Caller;
import news.herald.topics.KnownTopics;
import news.herald.topics.Paging;
import news.herald.topics.Snapshot;
import news.herald.topics.Topic;
import news.herald.topics.Topic.Kind;
import news.herald.topics.TopicContent;

/** {@code GET /api/topics/{topic}}: what a reader shows before it follows the stream from the cursor. The whole
 * path on the method, as in {@link news.herald.topics.TopicsResource}. */
@Path("")
@ApplicationScoped
public class SnapshotResource {

    @Inject
    private KnownTopics topics;

    @Inject
    @Any
    private Instance<TopicContent> contents;

    @Inject
    private Fanout fanout;

    @GET
    @Path("api/topics/{topic}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response snapshot(
            @PathParam("topic") String name,
            @QueryParam("limit") String limit,
            @QueryParam("before") String before,
            @Context HttpServletRequest request,
            @Context Request conditions) {
        Topic topic = topics.visible(name, Caller.of(request));
        TopicContent content = content(topic.kind());
        Paging paging = Paging.of(limit, before);
        Snapshot snapshot = content.snapshot(topic, paging);
        if (EventId.parse(snapshot.cursor()).orElseThrow().seq() > fanout.head().seq()) {
            // Seen before the tail saw it: after a crash now, its id might be given to something else.
            snapshot = content.durableSnapshot(topic, paging);
        }
        // The cursor moves with everything that readers are told of; a new title is no event, nor is what expires.
        String page = Integer.toHexString(Objects.hash(paging, topic.title(), snapshot.members()));
        EntityTag tag = new EntityTag(snapshot.cursor() + '.' + page);
        ResponseBuilder answer = conditions.evaluatePreconditions(tag);
        if (answer == null) {
            answer = Response.ok(snapshot.json(topic)).tag(tag);
            if (snapshot.last().isPresent()) {
                answer.header(
                        "Link",
                        paging.linkToNext(
                                "/api/topics/" + topic.name(),
                                "",
                                snapshot.last().get()));
            }
        }
        return answer.header("Cache-Control", "no-cache").build();
    }

    /** A topic of a kind that nothing is kept of shows what a news topic without news does. */
    private TopicContent content(Kind kind) {
        return contents.stream()
                .filter(content -> content.kind() == kind)
                .findFirst()
                .orElseGet(() -> content(Kind.NEWS));
    }
}
