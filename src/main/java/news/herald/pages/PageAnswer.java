package news.herald.pages;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Map;

/** How pages are answered with. Stateless. */
final class PageAnswer {

    static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

    /**
     * Scripts and styles from here only, nothing inline: should an item's text ever get past both sanitisers, it still
     * does not run. Pictures may come from anywhere by TLS, because renditions do.
     */
    static final Map<String, String> SAFE = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                    + "img-src 'self' data: https:; media-src https:; form-action 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'",
            "Referrer-Policy",
            "same-origin");

    private PageAnswer() {}

    /** Asked again each time, and answered 304 while it is the same. */
    static Response page(Request conditions, Rendering page) {
        ResponseBuilder answer = of(conditions, page, HTML).header(HttpHeaders.CACHE_CONTROL, "no-cache");
        SAFE.forEach(answer::header);
        return answer.build();
    }

    static ResponseBuilder of(Request conditions, Rendering rendering, Object type) {
        ResponseBuilder unchanged = conditions.evaluatePreconditions(rendering.tag());
        ResponseBuilder answer = unchanged != null
                ? unchanged
                : Response.ok(rendering.bytes())
                        .header(HttpHeaders.CONTENT_TYPE, type)
                        // Told, not left to the server: what is larger than its buffer it sends without, and HEAD says
                        // 0.
                        .header(HttpHeaders.CONTENT_LENGTH, rendering.bytes().length);
        return answer.tag(rendering.tag());
    }
}
