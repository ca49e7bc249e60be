package news.herald.pictures;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The renditions that this node was asked for last, for the crowd that asks for the same at once. Whether a picture is still
 * there the database is asked each time, by whoever takes it from here. Safe for use by many threads.
 */
@ApplicationScoped
class RecentPhotos {

    /** Bytes of all together, and of the largest that is kept. */
    private static final int MOST = 16_000_000;

    private static final int LARGEST = 2_000_000;

    private final Map<String, Photo> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int bytes;

    synchronized Optional<Photo> find(String path) {
        return Optional.ofNullable(kept.get(path));
    }

    synchronized void keep(String path, Photo photo) {
        if (photo.bytes().length > LARGEST || kept.putIfAbsent(path, photo) != null) {
            return;
        }
        bytes += photo.bytes().length;
        Iterator<Photo> eldest = kept.values().iterator();
        while (bytes > MOST) {
            bytes -= eldest.next().bytes().length;
            eldest.remove();
        }
    }

    synchronized void forget(String path) {
        Photo gone = kept.remove(path);
        bytes -= gone == null ? 0 : gone.bytes().length;
    }
}
