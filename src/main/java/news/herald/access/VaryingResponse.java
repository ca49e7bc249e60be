package news.herald.access;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * An answer that is another one for another origin, and says so to caches, whatever else it varies by: a resource sets
 * the header {@code Vary} as its own, and Jersey replaces what was there before. Used by one thread at a time.
 */
final class VaryingResponse extends HttpServletResponseWrapper {

    private static final String VARY = "Vary";
    private static final String ORIGIN = "Origin";

    VaryingResponse(HttpServletResponse response) {
        super(response);
        // Once only: an error is answered after a second pass through the filters.
        if (response.getHeaders(VARY).stream().noneMatch(value -> value.contains(ORIGIN))) {
            super.addHeader(VARY, ORIGIN);
        }
    }

    @Override
    public void setHeader(String name, String value) {
        boolean replaces = VARY.equalsIgnoreCase(name) && value != null && !value.contains(ORIGIN);
        super.setHeader(name, replaces ? value + ", " + ORIGIN : value);
    }

    @Override
    public void reset() {
        super.reset();
        super.addHeader(VARY, ORIGIN);
    }
}
