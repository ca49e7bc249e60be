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
        return with("FAKETIME", "+1h");
    }

    /** The same, as far ahead as a file says, which is read again each second: {@code +1d}. */
    static Map<String, String> asSaidIn(Path file) {
        return with("FAKETIME_TIMESTAMP_FILE", file.toString());
    }

    private static Map<String, String> with(String variable, String value) {
        return Map.of(
                "LD_PRELOAD",
                find().orElseThrow().toString(),
                variable,
                value,
                "FAKETIME_CACHE_DURATION",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                // Or else each wait of the JVM takes far longer than it should.
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0",
                "NO_FAKE_STAT",
                "1");
    }
}
