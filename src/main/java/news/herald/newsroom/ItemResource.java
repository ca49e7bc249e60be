package news.herald.newsroom;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.InputStream;
import java.util.Optional;
import news.herald.config.Settings;
import news.herald.editing.Contention;
import news.herald.editing.Precondition;
import news.herald.ninjs.NewsDocument;
import news.herald.ninjs.RequestBody;
import news.herald.topics.Caller;
import news.herald.topics.KnownTopics;
import news.herald.topics.Verb;

/** {@code /api/items/{id}}: one item, read by everybody, updated by editors, with its versions. */
@Path("/api/items/{id}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ItemResource {

    @Inject
    private Archive archive;

    @Inject
    private Newsroom newsroom;

    @Inject
    private KnownTopics topics;

    @Inject
    private Settings settings;

    @GET
    public Response read(@PathParam("id") String id, @Context HttpServletRequest request) {
        Caller caller = Caller.of(request);
        NewsItem item = archive.item(id, caller);
        if (caller.edits(item.topic())) {
            return kept(ItemAnswer.whole(Response.ok(), item), item);
        }
        Optional<NewsDocument> seen = item.seenByReaders();
        return kept(ItemAnswer.with(Response.ok(), item, seen.orElseThrow(Archive::unknownItem)), item);
    }

    @PUT
    @RolesAllowed({"editor", "admin"})
    @Consumes({MediaType.APPLICATION_JSON, "application/ninjs+json"})
    public Response update(
            @PathParam("id") String id,
            InputStream body,
            @Context HttpHeaders headers,
            @Context HttpServletRequest request) {
        Caller caller = Caller.of(request);
        caller.require(Verb.UPDATE, archive.topicOf(id, caller));
        Precondition precondition = Precondition.required(headers.getHeaderString(HttpHeaders.IF_MATCH));
        NewsDocument replacement = NewsDocument.received(RequestBody.read(
                        body, request.getContentLengthLong(), settings.limits().maxBody())
                .json());
        return ItemAnswer.whole(Contention.settle(() -> newsroom.update(id, precondition, replacement, caller.name())));
    }

    @GET
    @Path("versions")
    public Response versions(@PathParam("id") String id, @Context HttpServletRequest request) {
        Caller caller = Caller.of(request);
        NewsItem item = archive.item(id, caller);
        boolean editor = caller.edits(item.topic());
        if (!editor && !item.isKnownToReaders()) {
            throw Archive.unknownItem();
        }
        History history = new History(item, archive.versions(item));
        return kept(
                Response.ok(editor ? history.forEditors() : history.forReaders())
                        .header("Vary", "Authorization, Cookie"),
                item);
    }

    private Response kept(ResponseBuilder answer, NewsItem item) {
        return answer.header("Cache-Control", topics.caching(item.topic(), "no-cache"))
                .build();
    }
}
