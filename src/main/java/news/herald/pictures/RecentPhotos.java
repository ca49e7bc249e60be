package news.herald.pictures;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import news.herald.ninjs.PictureName;
import news.herald.problem.Refusal;
import news.herald.problem.Turnstile;

/**
 * The renditions that this node was asked for last, for the crowd that asks for the same at once. Whether a picture is still
 * there the database is asked each time, by whoever takes it from here. Safe for use by many threads.
 */
@ApplicationScoped
class RecentPhotos {

    /** Bytes of all together. Any print is kept: {@link Encoding#MOST_BYTES} is far less. */
    static final int MOST_BYTES = 16_000_000;

    /** Read from the database at once, of one path only one: anybody may ask for any number of them. */
    static final int READS = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final List<Turnstile> doors;
    private final Map<String, Photo> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int bytes;

    RecentPhotos() {
        this(PATIENCE);
    }

    RecentPhotos(Duration patience) {
        doors = Stream.generate(() ->
                        new Turnstile(1, patience, "Too many pictures are being asked for at this moment. Try again."))
                .limit(READS)
                .toList();
    }

    /**
     * @param database asked by the first of a crowd alone
     * @throws Refusal 503 when too many ask for what is not kept
     */
    Photo find(PictureName name, String rendition, Supplier<Photo> database) {
        String path = name.path(rendition);
        return kept(path)
                .orElseGet(() -> doors.get(Math.floorMod(path.hashCode(), READS))
                        .pass(() -> kept(path).orElseGet(() -> keep(path, database.get()))));
    }

    private synchronized Optional<Photo> kept(String path) {
        return Optional.ofNullable(kept.get(path));
    }

    private synchronized Photo keep(String path, Photo photo) {
        kept.put(path, photo);
        bytes += photo.bytes().length;
        Iterator<Photo> eldest = kept.values().iterator();
        while (bytes > MOST_BYTES) {
            bytes -= eldest.next().bytes().length;
            eldest.remove();
        }
        return photo;
    }

    /** All its renditions. */
    synchronized void forget(PictureName name) {
        kept.entrySet().removeIf(entry -> {
            boolean gone = entry.getKey().startsWith(name.path(""));
            bytes -= gone ? entry.getValue().bytes().length : 0;
            return gone;
        });
    }
}
