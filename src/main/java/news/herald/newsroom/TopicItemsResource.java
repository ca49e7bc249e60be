package news.herald.newsroom;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import news.herald.config.Settings;
import news.herald.editing.Contention;
import news.herald.newsroom.Newsroom.Submitted;
import news.herald.ninjs.RequestBody;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;
import news.herald.topics.Caller;
import news.herald.topics.KnownTopics;
import news.herald.topics.Paging;
import news.herald.topics.Topic;
import news.herald.topics.Verb;

/** {@code /api/topics/{topic}/items}: editors and content management systems hand in documents, the desk lists them. */
@Path("/api/topics/{topic}/items")
@ApplicationScoped
@RolesAllowed({"editor", "admin"})
@Produces(MediaType.APPLICATION_JSON)
public class TopicItemsResource {

    @Inject
    private KnownTopics topics;

    @Inject
    private Newsroom newsroom;

    @Inject
    private Archive archive;

    @Inject
    private Settings settings;

    @POST
    @Consumes({MediaType.APPLICATION_JSON, "application/ninjs+json"})
    public Response submit(
            @PathParam("topic") String name,
            @QueryParam("status") String status,
            @HeaderParam("Idempotency-Key") String key,
            InputStream body,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        Caller caller = Caller.of(request);
        Topic topic = topics.visible(name, caller);
        caller.require(Verb.PUBLISH, topic.name());
        boolean draft = isDraft(status);
        RequestBody read = RequestBody.read(
                body, request.getContentLengthLong(), settings.limits().maxBody());
        Submission submission = Submissions.of(topic.name(), read, draft, key, caller.name());
        Submitted submitted = Contention.settle(() -> newsroom.submit(topic, submission));
        // By the servlet: JAX-RS would make it absolute, with the address that a proxy in front hides.
        response.setHeader("Location", submitted.item().address());
        ResponseBuilder answer = ItemAnswer.whole(Response.status(Response.Status.CREATED), submitted.item())
                .header("Cache-Control", "no-cache");
        return (submitted.replayed() ? answer.header("Idempotent-Replayed", "true") : answer).build();
    }

    /** Newest first, each with its id, which the documents do not have. */
    @GET
    public Response list(
            @PathParam("topic") String name,
            @QueryParam("status") String word,
            @QueryParam("limit") String limit,
            @QueryParam("before") String before,
            @Context HttpServletRequest request) {
        Caller caller = Caller.of(request);
        Topic topic = topics.visible(name, caller);
        caller.requireDesk(topic.name());
        Status status = Status.of(word == null ? "usable" : word)
                .orElseThrow(() -> fault("must be draft, scheduled, usable, withheld or canceled"));
        Paging paging = Paging.of(limit, before);
        List<NewsItem> found = archive.desk(topic.name(), status, paging);
        List<NewsItem> page = found.stream().limit(paging.limit()).toList();
        ResponseBuilder answer = Response.ok(page.stream()
                .map(DeskEntry::json)
                .collect(Collectors.joining(
                        ",",
                        "{\"topic\":\"" + topic.name() + "\",\"status\":\"" + status.word() + "\",\"items\":[",
                        "]}")));
        if (found.size() > page.size()) {
            String last = page.get(page.size() - 1).id();
            answer.header(
                    "Link",
                    paging.linkToNext("/api/topics/" + topic.name() + "/items", "status=" + status.word() + "&", last));
        }
        return answer.header("Cache-Control", "no-store").build();
    }

    private static boolean isDraft(String status) {
        if (status == null || status.equals("usable")) {
            return false;
        }
        if (status.equals("draft")) {
            return true;
        }
        throw fault("must be draft or usable");
    }

    private static Refusal fault(String detail) {
        return Refusal.badRequest("There is no such status.", new FieldFault("status", detail));
    }
}
