package news.herald;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each test that {@code SECURITY.md} names is there: by the sources, because browsers' drivers need not be loaded for it. */
class SecurityTableTest {

    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+(?:IT|Test))#([a-zA-Z0-9]+)`");

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Map<String, Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            file -> file,
                            (one, other) -> one));
        }
        List<String> missing = NAMED.matcher(Files.readString(Path.of("SECURITY.md")))
                .results()
                .filter(named -> !isThere(sources.get(named.group(1)), named.group(2)))
                .map(named -> named.group(1) + "#" + named.group(2))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void oneThatIsNotThereIsSeen() {
        Path itself = Path.of("src/test/java/news/herald/SecurityTableTest.java");
        assertTrue(isThere(itself, "oneThatIsNotThereIsSeen"));
        assertEquals(false, isThere(itself, "noTestOfThatName"));
        assertEquals(false, isThere(null, "oneThatIsNotThereIsSeen"));
    }

    private static boolean isThere(Path source, String method) {
        try {
            return source != null && Files.readString(source).contains("void " + method + "(");
        } catch (IOException unreadable) {
            return false;
        }
    }
}
