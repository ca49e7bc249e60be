package news.herald.wire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Objects;
import java.util.Optional;
import news.herald.topics.Caller;
import news.herald.topics.KnownTopics;
import news.herald.topics.Paging;
import news.herald.topics.Snapshot;
import news.herald.topics.Topic;

/** {@code GET /api/topics/{topic}}: what a reader shows before it follows the stream from the cursor. The whole
 * path on the method, as in {@link news.herald.topics.TopicsResource}. */
@Path("")
@ApplicationScoped
public class SnapshotResource {

    @Inject
    private KnownTopics topics;

    @Inject
    private Snapshots snapshots;

    @Inject
    private CompressedSnapshots compressed;

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
        Paging paging = Paging.of(limit, before);
        Snapshot snapshot = snapshots.of(topic, paging);
        // The cursor moves with everything that readers are told of; a new title is no event, nor is what expires.
        String page = Integer.toHexString(Objects.hash(paging, topic.title(), snapshot.members()));
        boolean gzip = Coding.takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        String place = snapshot.cursor() + '.' + page;
        EntityTag tag = new EntityTag(gzip ? place + "-gzip" : place);
        ResponseBuilder answer = Conditions.unchanged(conditions, tag).orElseGet(() -> {
            String key = topic.name() + " " + place + " " + paging;
            return whole(topic, snapshot, paging, gzip ? Optional.of(key) : Optional.empty())
                    .tag(tag);
        });
        boolean everybodys = topics.isForEverybody(topic.name());
        return answer.header(HttpHeaders.CACHE_CONTROL, everybodys ? "no-cache" : KnownTopics.UNCACHED)
                .header(
                        HttpHeaders.VARY,
                        everybodys ? HttpHeaders.ACCEPT_ENCODING : "Accept-Encoding, Authorization, Cookie")
                .build();
    }

    /** @param key under which name it is kept compressed, empty when it is to be as it is */
    private ResponseBuilder whole(Topic topic, Snapshot snapshot, Paging paging, Optional<String> key) {
        ResponseBuilder answer = key.map(kept -> Response.ok(compressed.of(kept, () -> snapshot.json(topic)))
                        .header(HttpHeaders.CONTENT_ENCODING, "gzip"))
                .orElseGet(() -> Response.ok(snapshot.json(topic)));
        snapshot.last()
                .ifPresent(last -> answer.header("Link", paging.linkToNext("/api/topics/" + topic.name(), "", last)));
        return answer;
    }
}
