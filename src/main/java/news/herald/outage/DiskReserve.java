package news.herald.outage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import news.herald.config.Settings;

/**
 * The last room on the disk of an H2 file, for the purge and for H2 itself. An H2 that cannot write closes its file, and
 * readers, polls and streams behind the ring go down with those who publish; a PostgreSQL only refuses. Safe for use by many
 * threads.
 */
@ApplicationScoped
public class DiskReserve {

    /** Bytes. H2 writes what is left of a chunk anew before it gives the old one back. */
    static final long KEPT = 64L << 20;

    private static final Logger LOG = Logger.getLogger(DiskReserve.class.getName());
    private static final long FRESH = Duration.ofMillis(250).toNanos();

    private record Look(boolean touched, long at) {}

    private Path directory;
    private boolean ours;
    private volatile Look last = new Look(false, System.nanoTime() - FRESH);

    @Inject
    void of(Settings settings) {
        directory = settings.database().dataDir();
        ours = !settings.database().isShared();
    }

    /** Whether so little is left that nobody is to write any more. */
    boolean isTouched() {
        Look before = last;
        if (ours && System.nanoTime() - before.at() >= FRESH) {
            last = new Look(look(), System.nanoTime());
        }
        return last.touched();
    }

    private boolean look() {
        try {
            return Files.getFileStore(directory).getUsableSpace() < KEPT;
        } catch (IOException unknown) {
            LOG.log(Level.FINE, "nobody knows how much room there is for the data", unknown);
            return false;
        }
    }
}
