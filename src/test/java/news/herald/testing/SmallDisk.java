package news.herald.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/** A disk of the test's own that can be full, in memory. Wants root on Linux; an instance is for one thread. */
public final class SmallDisk implements AutoCloseable {

    private static final AtomicInteger MADE = new AtomicInteger();

    private static final int CHUNK = 1 << 20;

    private final Path root;
    private final Path ballast;

    private SmallDisk(Path root) {
        this.root = root;
        this.ballast = root.resolve("ballast");
    }

    /** Where none can be mounted the test is left out, and says so. */
    public static SmallDisk ofMegabytes(int size) {
        Path root = Target.freshDirectory("it-disks/" + MADE.incrementAndGet());
        boolean mounted = succeeds("mount", "-t", "tmpfs", "-o", "size=" + size + "m", "tmpfs", root.toString());
        if (!mounted) {
            System.out.println("LEFT OUT: a disk that is full, because this user may not mount one");
        }
        Assumptions.assumeTrue(mounted, "this user may not mount a disk");
        return new SmallDisk(root);
    }

    public Path directory(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Takes what room there is, but for this much; others may be quicker. */
    public void fillBut(long bytes) {
        try (OutputStream out = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            FileStore disk = Files.getFileStore(root);
            for (long room = disk.getUsableSpace(); room > bytes; room = disk.getUsableSpace()) {
                out.write(new byte[(int) Math.min(room - bytes, CHUNK)]);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left on device")) {
                throw new UncheckedIOException(full);
            }
        }
    }

    /** Gives the room back. */
    public void makeRoom() {
        Target.delete(ballast);
    }

    @Override
    public void close() {
        // Lazily: a server that was killed may not have let go of it yet.
        succeeds("umount", "--lazy", root.toString());
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
