package news.herald.monitor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The file store that the data directory is on. Used by one thread. */
final class Disk {

    private final Path directory;

    Disk(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /** To be asked seldom: the answer may come over a network. */
    void addTo(Map<Figure, Double> figures) {
        try {
            FileStore store = Files.getFileStore(nearest());
            figures.put(Figure.DISK_FREE, (double) store.getUsableSpace());
            figures.put(Figure.DISK_TOTAL, (double) store.getTotalSpace());
        } catch (IOException | SecurityException unknown) {
            figures.put(Figure.DISK_FREE, Double.NaN);
        }
    }

    /** With a PostgreSQL nobody makes the directory. */
    private Path nearest() {
        Path nearest = directory;
        while (nearest.getParent() != null && !Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        return nearest;
    }
}
