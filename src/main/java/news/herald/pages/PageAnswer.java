package news.herald.pages;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import news.herald.topics.KnownTopics;
import news.herald.wire.Conditions;

/** How pages are answered with. Stateless. */
final class PageAnswer {

    static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

    private PageAnswer() {}

    /** Asked again each time, and answered 304 while it is the same. */
    static Response page(Asking asking, Rendering page) {
        return of(asking, page, HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    /** For whoever asked and nobody else: kept nowhere. */
    static Response own(Asking asking, Rendering page) {
        return own(of(asking, page, HTML));
    }

    static Response own(ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, KnownTopics.UNCACHED)
                .header(HttpHeaders.VARY, "Authorization, Cookie")
                .build();
    }

    static ResponseBuilder of(Asking asking, Rendering rendering, Object type) {
        boolean gzip = asking.takesGzip() && rendering.isCompressed();
        EntityTag tag = new EntityTag(gzip ? rendering.gzipTag() : rendering.tag());
        ResponseBuilder answer = Conditions.unchanged(asking.conditions(), tag)
                .orElseGet(() -> whole(gzip ? rendering.gzip() : rendering.bytes(), type, gzip));
        if (rendering.isCompressed()) {
            answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        return answer.tag(tag);
    }

    private static ResponseBuilder whole(byte[] bytes, Object type, boolean gzip) {
        ResponseBuilder answer = Response.ok(bytes)
                .header(HttpHeaders.CONTENT_TYPE, type)
                // Told, not left to the server: what is larger than its buffer it sends without, and HEAD says 0.
                .header(HttpHeaders.CONTENT_LENGTH, bytes.length);
        return gzip ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip") : answer;
    }
}
