package news.herald.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The library libfaketime of the machine, which shows one process another time of day. Stateless. */
final class Faketime {

    private static final Path LIBRARIES = Path.of("/usr/lib");

    private Faketime() {}

    static Optional<Path> find() {
        try (Stream<Path> platforms = Files.list(LIBRARIES)) {
            return platforms
                    .map(platform -> platform.resolve("faketime/libfaketime.so.1"))
                    .filter(Files::isReadable)
                    .findFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Variables for a process. Only the time of day: whoever waits, waits as long as usual. */
    static Map<String, String> anHourAhead() {
        return Map.of(
                "LD_PRELOAD", find().orElseThrow().toString(),
                "FAKETIME", "+1h",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                // Or else each wait of the JVM takes far longer than it should.
                "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                "NO_FAKE_STAT", "1");
    }
}
