package news.herald.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import news.herald.problem.Refusal;

/**
 * Serves the files of the pages. JAX-RS answers everything from the root, so that the container's own servlet for files is never
 * asked. One object for each request.
 */
@Path("/")
@RequestScoped
public class PagesResource {

    @Inject
    private PageFiles files;

    @Context
    private HttpServletRequest http;

    @Context
    private Request conditions;

    /** With and without slash at the end: a redirect would name http behind a proxy that ends TLS. */
    @GET
    @Path("desk")
    public Response desk() {
        return show("desk/index.html");
    }

    @GET
    @Path("monitor")
    public Response monitor() {
        return show("monitor/index.html");
    }

    @GET
    @Path("{directory: desk|elements|monitor|style}/{file: .+}")
    public Response file(@PathParam("directory") String directory, @PathParam("file") String file) {
        return show(directory + "/" + file);
    }

    @GET
    @Path("favicon.svg")
    public Response icon() {
        return show("favicon.svg");
    }

    private Response show(String path) {
        PageFile file = files.find(path).orElseThrow(() -> Refusal.notFound("There is nothing at this address."));
        Asking asking = Asking.of(conditions, http);
        if (file.path().isPage()) {
            return PageAnswer.page(asking, file.rendering());
        }
        // Asked again each time, answered 304 by the tag: a new version of Herald is seen at once.
        return PageAnswer.of(asking, file.rendering(), file.path().contentType())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
