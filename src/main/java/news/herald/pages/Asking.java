package news.herald.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import news.herald.wire.Coding;

/**
 * What a request says of the answer that it can use. Of one request.
 *
 * @param conditions which answer it has already
 * @param takesGzip whether it may be compressed
 */
record Asking(Request conditions, boolean takesGzip) {

    static Asking of(Request conditions, HttpServletRequest http) {
        return new Asking(conditions, Coding.takesGzip(http.getHeader(HttpHeaders.ACCEPT_ENCODING)));
    }
}
