package news.herald.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The build's output directory: what the build left there and where tests leave their own. Stateless. */
public final class Target {

    private static final Path ROOT = Path.of("target").toAbsolutePath();

    private Target() {}

    /** @throws IllegalStateException when the build has not made it */
    public static Path war() {
        Path war = ROOT.resolve("herald.war");
        if (!Files.exists(war)) {
            throw new IllegalStateException(war + " does not exist; run `mvn verify`");
        }
        return war;
    }

    public static Path file(String name) {
        return ROOT.resolve(name);
    }

    public static Path testClasses() {
        return ROOT.resolve("test-classes");
    }

    /** Empties or makes the directory. */
    public static Path freshDirectory(String name) {
        Path directory = ROOT.resolve(name);
        delete(directory);
        try {
            return Files.createDirectories(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** With all that is in it, if it is there. */
    static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> old = Files.walk(directory)) {
            List<Path> deepestFirst = old.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
