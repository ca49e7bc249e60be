package news.herald.access;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import news.herald.wire.StreamAddress;

/**
 * Which addresses other sites' pages have a use for: what is read and followed, and the elements and pictures that show it.
 * The pages, and what operators ask, are none of them. Stateless.
 */
final class SharedAddress {

    private static final List<String> FILES = List.of("/elements/", "/style/", "/pictures/");
    private static final List<String> DATA = List.of("/api/", "/events");

    private static final Pattern PROGRAMS = Pattern.compile("/(api|events|health|metrics)(/.*)?", Pattern.DOTALL);

    private static final Pattern FEED = Pattern.compile("/topics/[^/]+/feed\\.[a-z]+");

    private SharedAddress() {}

    static boolean isShared(String path) {
        return isFile(path)
                || DATA.stream().anyMatch(path::startsWith)
                || FEED.matcher(path).matches();
    }

    /** Whether a page may name it in a tag, and so get it without asking for permission to read it. */
    static boolean isFile(String path) {
        return FILES.stream().anyMatch(path::startsWith);
    }

    /** Whether people never see a page there, not even of an error. */
    static boolean isForPrograms(String path) {
        return PROGRAMS.matcher(path).matches();
    }

    /** Of the request itself, also while its error is answered at the address of the error page. */
    static String path(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed) {
            return failed.substring(
                    Math.min(failed.length(), request.getContextPath().length()));
        }
        return StreamAddress.path(request);
    }
}
