package news.herald.pages;

import jakarta.json.JsonObject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import news.herald.problem.Problem;

/**
 * Whoever follows a dead link in a browser, which names HTML among what it takes, is told so by a page; programs, and whoever asks the API, keep {@code
 * application/problem+json}. Stateless.
 */
@Provider
public class FaultPages implements ContainerResponseFilter {

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!isForPeople(request) || !isProblem(response)) {
            return;
        }
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        // By its text: a header that cannot be parsed may be why this is a problem.
        if (!String.valueOf(request.getHeaderString(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML)) {
            return;
        }
        JsonObject problem = Json.object((String) response.getEntity());
        String page = FaultPage.html(
                Json.text(problem, "title").orElse("Refused"),
                Json.text(problem, "detail").orElse("The request was refused."));
        // As bytes: RESTEasy escapes a text of this type once more when the status is 400.
        response.setEntity(page.getBytes(StandardCharsets.UTF_8), new Annotation[0], PageAnswer.HTML);
    }

    private static boolean isForPeople(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return READING.contains(request.getMethod()) && !path.matches("(?s)/?(api|health|metrics|events)(/.*)?");
    }

    private static boolean isProblem(ContainerResponseContext response) {
        return response.getStatus() >= 400
                && response.getEntity() instanceof String
                && response.getMediaType() != null
                && response.getMediaType().isCompatible(MediaType.valueOf(Problem.TYPE));
    }
}
