package news.herald.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process holds of the machine (Linux, {@code proc(5)}). Immutable.
 *
 * @param descriptors open files and sockets
 */
public record Footprint(int threads, int descriptors) {

    public static Footprint of(ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try (Stream<Path> open = Files.list(proc.resolve("fd"));
                Stream<Path> threads = Files.list(proc.resolve("task"))) {
            return new Footprint((int) threads.count(), (int) open.count());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public boolean isWithin(Footprint before, int more) {
        return threads <= before.threads + more && descriptors <= before.descriptors + more;
    }
}
