package news.herald.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import news.herald.config.Settings;
import news.herald.newsroom.Archive;
import news.herald.newsroom.PublicItem;
import news.herald.problem.Refusal;
import news.herald.topics.Caller;
import news.herald.topics.KnownTopics;
import news.herald.topics.Paging;
import news.herald.topics.Snapshot;
import news.herald.topics.Topic;
import news.herald.topics.Topic.Kind;
import news.herald.wire.Snapshots;

/**
 * The pages for readers, whole before any script runs. The same for everybody, so that caches may hold them; but for those
 * who may read private topics, whose pages lead to these and are kept nowhere. One object for each request.
 */
@Path("")
@RequestScoped
public class ReaderResource {

    /** Rows and alerts, which are short. */
    private static final int MOST = 200;

    @Inject
    private KnownTopics known;

    @Inject
    private Snapshots snapshots;

    @Inject
    private Archive archive;

    @Inject
    private Renderings renderings;

    @Inject
    private Settings settings;

    @Context
    private HttpServletRequest http;

    @Context
    private Request conditions;

    /** The first topic of news, without any the first table, or the one that an older link names; what is public first. */
    @GET
    public Response front(@QueryParam("topic") String name, @QueryParam("before") String before) {
        if (name != null) {
            return topic(name, before);
        }
        return topics().stream()
                .filter(topic -> topic.kind() == Kind.NEWS || topic.kind() == Kind.ROWS)
                .min(Comparator.comparing(Topic::access).thenComparing(Topic::kind))
                .map(topic -> show(topic, before, before == null ? site().front() : address(topic, before)))
                .orElseGet(this::empty);
    }

    @GET
    @Path("topics/{topic}")
    public Response topic(@PathParam("topic") String name, @QueryParam("before") String before) {
        Topic topic = known.visible(name, caller());
        return show(topic, before, address(topic, before));
    }

    @GET
    @Path("items/{id}")
    public Response item(@PathParam("id") String id) {
        PublicItem item = archive.shown(id, caller()).orElseThrow(Archive::unknownItem);
        if (item.killed()) {
            throw new Refusal(410, "Gone", "This item was withdrawn.", List.of());
        }
        Topic topic = known.visible(item.topic().value(), caller());
        String document = item.document().toJson();
        return answer(
                topic,
                site().item(id),
                source(topic, document),
                () -> new ItemPage(site(), topics(), topic, new Story(id, Json.object(document))).html());
    }

    /** To the page of the item that a document, which has no id, names by its uri. */
    @GET
    @Path("items")
    public Response item(@QueryParam("uri") String uri, @Context HttpServletResponse response) {
        PublicItem item = archive.shownByUri(uri == null ? "" : uri, caller()).orElseThrow(Archive::unknownItem);
        // By the servlet: JAX-RS would make it absolute, with the address that a proxy in front hides.
        response.setHeader("Location", Site.Path.item(item.id()));
        return Response.status(Response.Status.FOUND)
                .header("Cache-Control", known.caching(item.topic(), "no-cache"))
                .header("Vary", "Authorization, Cookie")
                .build();
    }

    private Response show(Topic topic, String before, String address) {
        int limit = topic.kind() == Kind.NEWS ? FirstView.STORIES : MOST;
        Snapshot snapshot = snapshots.of(topic, Paging.of(Integer.toString(limit), before));
        return answer(
                topic,
                address,
                source(topic, snapshot.members(), snapshot.last().orElse("")),
                () -> new TopicPage(site(), topics(), TopicView.of(topic, snapshot), address, before != null).html());
    }

    private Response empty() {
        return PageAnswer.page(asking(), Rendering.of(EmptyPage.html(site(), topics())));
    }

    private Response answer(Topic topic, String address, List<String> source, Supplier<String> html) {
        boolean everybodys = !topic.isPrivate() && topics().stream().noneMatch(Topic::isPrivate);
        return everybodys
                ? PageAnswer.page(asking(), renderings.of(address, source, html))
                : PageAnswer.own(asking(), Rendering.of(html.get()));
    }

    /** The topics by name and title, because entities have no equality. */
    private List<String> source(Topic topic, String... content) {
        return Stream.concat(
                        Stream.concat(Stream.of(topic.title()), Stream.of(content)),
                        topics().stream().map(listed -> listed.name() + " " + listed.title()))
                .toList();
    }

    private List<Topic> topics() {
        return known.all().stream().filter(topic -> topic.isVisibleTo(caller())).toList();
    }

    private String address(Topic topic, String before) {
        String page = site().topic(topic.name());
        return before == null ? page : page + "?before=" + URLEncoder.encode(before, StandardCharsets.UTF_8);
    }

    private Caller caller() {
        return Caller.of(http).asReader();
    }

    private Asking asking() {
        return Asking.of(conditions, http);
    }

    private Site site() {
        return Site.of(http, settings);
    }
}
