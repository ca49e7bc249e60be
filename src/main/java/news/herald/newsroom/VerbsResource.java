package news.herald.newsroom;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.concurrent.Callable;
import news.herald.config.Settings;
import news.herald.editing.Contention;
import news.herald.editing.Precondition;
import news.herald.json.JsonP;
import news.herald.newsroom.Board.Place;
import news.herald.ninjs.RequestBody;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;
import news.herald.topics.Caller;
import news.herald.topics.Verb;

/** {@code /api/items/{id}/…}: the editorial verbs. */
@Path("/api/items/{id}")
@RequestScoped
@RolesAllowed({"editor", "admin"})
@Produces(MediaType.APPLICATION_JSON)
public class VerbsResource {

    private static final int NOTE_LENGTH = 1_000;

    @Inject
    private Archive archive;

    @Inject
    private Newsroom newsroom;

    @Inject
    private Settings settings;

    @PathParam("id")
    private String id;

    @HeaderParam(HttpHeaders.IF_MATCH)
    private String ifMatch;

    @Context
    private HttpServletRequest request;

    @POST
    @Path("correction")
    @Consumes({MediaType.APPLICATION_JSON, "application/ninjs+json"})
    public Response correct(InputStream body) {
        may(Verb.CORRECT);
        JsonObject wanted = RequestBody.read(
                        body, request.getContentLengthLong(), settings.limits().maxBody())
                .json();
        String note = note(wanted);
        JsonObject changes =
                JsonP.PROVIDER.createObjectBuilder(wanted).remove("note").build();
        return ItemAnswer.whole(Contention.settle(() -> newsroom.correct(id, precondition(), changes, note, author())));
    }

    @POST
    @Path("kill")
    public Response kill() {
        return answer(Verb.KILL, () -> newsroom.kill(id, precondition(), author()));
    }

    @POST
    @Path("withhold")
    public Response withhold() {
        return answer(Verb.WITHHOLD, () -> newsroom.withhold(id, precondition(), author()));
    }

    @POST
    @Path("publish")
    public Response publish() {
        return answer(Verb.PUBLISH, () -> newsroom.publish(id, precondition(), author()));
    }

    /** @param as {@code key-event} for the list of key events, otherwise the pinned ones */
    @POST
    @Path("pin")
    public Response pin(@QueryParam("as") String as) {
        Place place = place(as);
        return answer(Verb.PIN, () -> newsroom.pin(id, precondition(), place));
    }

    @POST
    @Path("unpin")
    public Response unpin(@QueryParam("as") String as) {
        Place place = place(as);
        return answer(Verb.PIN, () -> newsroom.unpin(id, precondition(), place));
    }

    private Response answer(Verb verb, Callable<NewsItem> step) {
        may(verb);
        return ItemAnswer.whole(Contention.settle(step));
    }

    /** The topic of an item is for good: it need not be looked at once more in the verb's transaction. */
    private void may(Verb verb) {
        Caller caller = Caller.of(request);
        caller.require(verb, archive.topicOf(id, caller));
    }

    private Precondition precondition() {
        return Precondition.optional(ifMatch);
    }

    private String author() {
        return Caller.of(request).name();
    }

    private static Place place(String as) {
        if (as == null || as.equals("pinned")) {
            return Place.PINNED;
        }
        if (as.equals("key-event")) {
            return Place.KEY_EVENTS;
        }
        throw Refusal.badRequest("There is no such list.", new FieldFault("as", "must be pinned or key-event"));
    }

    private static String note(JsonObject wanted) {
        String note =
                wanted.get("note") instanceof JsonString text ? text.getString().strip() : "";
        if (note.isEmpty() || note.length() > NOTE_LENGTH) {
            throw Refusal.badRequest(
                    "A correction tells readers what was wrong.",
                    new FieldFault("/note", "must be a text of 1 to " + NOTE_LENGTH + " characters"));
        }
        return note;
    }
}
