package news.herald.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a process holds of the machine (Linux, {@code proc(5)}). Immutable.
 *
 * @param kinds how many threads there are by what their names have in common, of which Linux keeps 15 characters
 * @param descriptors open files and sockets
 */
public record Footprint(Map<String, Long> kinds, int descriptors) {

    public static Footprint of(ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try (Stream<Path> open = Files.list(proc.resolve("fd"));
                Stream<Path> threads = Files.list(proc.resolve("task"))) {
            Map<String, Long> kinds = threads.map(Footprint::kind)
                    .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
            return new Footprint(kinds, (int) open.count());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String kind(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip().replaceAll("[0-9]+", "N");
        } catch (IOException ended) {
            return "ended";
        }
    }

    public int threads() {
        return (int) kinds.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Which kinds of threads are more than they were. */
    public Map<String, Long> grownSince(Footprint before) {
        Map<String, Long> grown = new TreeMap<>();
        kinds.forEach((kind, count) -> {
            long more = count - before.kinds.getOrDefault(kind, 0L);
            if (more > 0) {
                grown.put(kind, more);
            }
        });
        return grown;
    }

    @Override
    public String toString() {
        return threads() + " threads, " + descriptors + " descriptors";
    }

    public boolean isWithin(Footprint before, int more) {
        return threads() <= before.threads() + more && descriptors <= before.descriptors + more;
    }
}
