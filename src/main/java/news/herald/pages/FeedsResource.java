package news.herald.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import news.herald.config.Settings;
import news.herald.problem.Refusal;
import news.herald.topics.Caller;
import news.herald.topics.KnownTopics;
import news.herald.topics.Paging;
import news.herald.topics.Snapshot;
import news.herald.topics.Topic;
import news.herald.topics.Topic.Kind;
import news.herald.wire.Snapshots;

/** {@code /topics/{topic}/feed.atom}, {@code .json} and {@code .rss}. Safe for use by many threads. */
@Path("")
@ApplicationScoped
public class FeedsResource {

    /**
     * Seconds, and no cache may give it afterwards without having asked: so long a killed item can still be read from a
     * cache that Herald does not know of, and so seldom a cache asks however many read.
     */
    private static final String FRESH = "public, max-age=10, must-revalidate";

    private static final Paging NEWEST = new Paging(FirstView.STORIES, Optional.empty());

    @Inject
    private KnownTopics known;

    @Inject
    private Snapshots snapshots;

    @Inject
    private Renderings renderings;

    @Inject
    private Settings settings;

    @GET
    @Path("topics/{topic}/feed.{format}")
    public Response feed(
            @PathParam("topic") String name,
            @PathParam("format") String ending,
            @Context HttpServletRequest request,
            @Context Request conditions) {
        FeedFormat format = FeedFormat.of(ending).orElseThrow(FeedsResource::unknown);
        Topic topic = known.visible(name, Caller.of(request).asReader());
        if (topic.kind() != Kind.NEWS) {
            throw unknown();
        }
        Snapshot snapshot = snapshots.of(topic, NEWEST);
        Site site = Site.of(request, settings);
        String address = site.feed(topic.name(), format);
        Supplier<String> render =
                () -> new Feed(site, topic, TopicView.of(topic, snapshot).stories()).as(format);
        String type = format.type() + ";charset=UTF-8";
        if (topic.isPrivate()) {
            return PageAnswer.own(PageAnswer.of(Asking.of(conditions, request), Rendering.of(render.get()), type));
        }
        Rendering feed = renderings.of(address, List.of(snapshot.members(), topic.title()), render);
        return PageAnswer.of(Asking.of(conditions, request), feed, type)
                .header("Cache-Control", FRESH)
                .header("Link", "<" + address + ">; rel=\"self\"")
                .header("Link", "<" + site.topic(topic.name()) + ">; rel=\"alternate\"; type=\"text/html\"")
                .build();
    }

    private static Refusal unknown() {
        return Refusal.notFound("There is no such feed: a topic of news has feed.atom, feed.json and feed.rss.");
    }
}
