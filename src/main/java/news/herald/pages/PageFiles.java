package news.herald.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The files of the WAR that were asked for, kept in memory: only as many as there are. Safe for use by many threads. */
@ApplicationScoped
class PageFiles {

    @Inject
    private ServletContext war;

    private final Map<PagePath, PageFile> files = new ConcurrentHashMap<>();

    /** @param path of the request, decoded, without the slash it begins with */
    Optional<PageFile> find(String path) {
        return PagePath.of(path).map(known -> files.computeIfAbsent(known, this::read));
    }

    /** @return null when there is no such file, so that nothing is kept */
    private PageFile read(PagePath path) {
        try (InputStream in = war.getResourceAsStream(path.value())) {
            return in == null ? null : PageFile.of(path, in.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
