package news.herald.pictures;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import news.herald.json.JsonP;
import news.herald.ninjs.PictureName;
import news.herald.topics.Caller;
import news.herald.topics.Scope;
import news.herald.topics.Verb;
import news.herald.wire.OwnAddress;

/** {@code /api/pictures}: uploaded by editors; answered with what a document needs to show it. */
@Path("/api/pictures")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class UploadResource {

    @Inject
    private Darkroom darkroom;

    @Inject
    private Pictures pictures;

    @Inject
    private RecentPhotos recent;

    @Inject
    private Settings settings;

    /** @param kept whether the same bytes were kept before */
    private record Uploaded(PictureName name, boolean kept) {}

    /** Of any type, so that it is refused in words that help. The same bytes once more are the same picture. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({"editor", "admin"})
    public Response upload(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) String length,
            InputStream body,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        String author = Caller.of(request).require(Verb.PICTURE).name();
        int most = settings.pictures().maxBytes();
        Kind kind = Upload.announced(type, length, most);
        Uploaded uploaded = darkroom.receive(() -> {
            try (UploadBody arrived = UploadBody.receive(body, most, UploadBody.TEMPORARY_FILES)) {
                return darkroom.admit(() -> keep(Upload.of(arrived.bytes(), kind), author));
            }
        });
        // By the servlet: JAX-RS would make it absolute, with the address that a proxy in front hides.
        response.setHeader("Location", uploaded.name().address());
        ResponseBuilder answer = Response.status(Response.Status.CREATED).entity(json(uploaded.name(), request));
        return (uploaded.kept() ? answer.header("Idempotent-Replayed", "true") : answer).build();
    }

    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id, @Context HttpServletRequest request) {
        return Response.ok(json(name(id), request))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    /** A picture that must go at once, whatever items show it that the caller may write; once more, nothing happens. */
    @DELETE
    @Path("{id}")
    @RolesAllowed({"editor", "admin"})
    public void erase(@PathParam("id") String id, @Context HttpServletRequest request) {
        Scope scope = Caller.of(request).require(Verb.PICTURE).scope();
        PictureName name = name(id);
        Contention.settle(() -> {
            pictures.erase(name, scope);
            return name;
        });
        recent.forget(name);
    }

    private static PictureName name(String id) {
        if (!PictureName.isId(id)) {
            throw Pictures.unknown();
        }
        return new PictureName(id);
    }

    private Uploaded keep(Upload upload, String author) {
        Optional<PictureName> known = Contention.settle(() -> pictures.uploadedAgain(upload));
        if (known.isPresent()) {
            return new Uploaded(known.get(), true);
        }
        var prints = darkroom.develop(upload);
        return Contention.settle(() -> pictures.uploadedAgain(upload)
                .map(name -> new Uploaded(name, true))
                .orElseGet(() -> new Uploaded(pictures.keep(upload, prints, author), false)));
    }

    private String json(PictureName name, HttpServletRequest request) {
        String root = OwnAddress.of(request, settings);
        JsonArrayBuilder renditions = JsonP.PROVIDER.createArrayBuilder();
        pictures.renditions(name).forEach(rendition -> renditions.add(rendition.json(root)));
        return JsonP.PROVIDER
                .createObjectBuilder()
                .add("id", name.id())
                .add("uri", name.uri())
                .add("renditions", renditions)
                .build()
                .toString();
    }
}
