package news.herald.pictures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import news.herald.ninjs.PictureName;
import news.herald.problem.Refusal;
import news.herald.wire.Conditions;

/** {@code /pictures/{id}/{rendition}}: for everybody who was told the address. */
@Path("/pictures/{id}/{rendition}")
@ApplicationScoped
public class PictureResource {

    /**
     * What is at an address never changes, yet a minute and not a year: a kill takes the picture away, and caches that never
     * ask again would keep it. Asking is cheap, it is answered 304.
     */
    private static final String A_MINUTE = "public, max-age=60, must-revalidate";

    @Inject
    private Pictures pictures;

    @Inject
    private RecentPhotos recent;

    @GET
    public Response show(
            @PathParam("id") String id, @PathParam("rendition") String rendition, @Context Request conditions) {
        if (!PictureName.isId(id) || !PictureName.isRendition(rendition)) {
            throw Pictures.unknown();
        }
        PictureName name = new PictureName(id);
        try {
            pictures.require(name);
        } catch (Refusal gone) {
            recent.forget(name);
            throw gone;
        }
        EntityTag tag = new EntityTag(id + "-" + rendition);
        // A tag of its own for each: one that is not there is asked for by nobody who was given it.
        ResponseBuilder answer = Conditions.unchanged(conditions, tag).orElseGet(() -> whole(name, rendition));
        return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, A_MINUTE).build();
    }

    private ResponseBuilder whole(PictureName name, String rendition) {
        Photo photo = recent.find(name, rendition, () -> pictures.photo(name, rendition));
        // Told, not left to the server: what is larger than its buffer it sends without, and HEAD says 0.
        return Response.ok(photo.bytes())
                .header(HttpHeaders.CONTENT_TYPE, photo.contentType())
                .header(HttpHeaders.CONTENT_LENGTH, photo.bytes().length);
    }
}
