package news.herald.pages;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The scripts of the elements, as they stand in the sources. */
class ModulesTest {

    private static final Path ELEMENTS = Path.of("src/main/webapp/elements");
    private static final Pattern IMPORT = Pattern.compile("(?m)^(?:import|export) (?:.* )?'\\./([a-z-]+\\.js)';");

    @Test
    void aPageNamesAllThatItsElementsImportAndNothingElse() {
        assertEquals(behind("reader-page.js", "alerts.js", "feed.js"), named(Modules.FEED));
        assertEquals(behind("reader-page.js", "alerts.js", "table.js"), named(Modules.TABLE));
        assertEquals(behind("reader-page.js", "alerts.js"), named(Modules.NEITHER));
        assertEquals(allFrom("herald.js", "alerts.js"), named(Modules.ITEM));
    }

    /** The build takes comments and indentation from what readers are sent, line by line. */
    @Test
    void noLineOfCodeLooksLikeAComment() throws IOException {
        try (Stream<Path> scripts = Files.list(ELEMENTS)) {
            for (Path script : scripts.toList()) {
                boolean comment = false;
                for (String line : Files.readAllLines(script)) {
                    String where = script.getFileName() + ": " + line;
                    comment |= line.strip().startsWith("/**");
                    assertFalse(!comment && line.strip().startsWith("*"), where);
                    assertFalse(comment && !line.strip().matches("/?\\*.*"), where);
                    assertTrue(
                            comment
                                    || line.chars()
                                                            .filter(letter -> letter == '`')
                                                            .count()
                                                    % 2
                                            == 0,
                            where);
                    comment &= !line.endsWith("*/");
                }
            }
        }
    }

    private static Set<String> named(Modules modules) {
        List<String> paths = modules.paths();
        assertEquals(paths.size(), Set.copyOf(paths).size(), "each once");
        return paths.stream()
                .map(path -> Path.of(path).getFileName().toString())
                .collect(toSet());
    }

    /** All but the page's own script. */
    private static Set<String> behind(String... roots) {
        Set<String> all = allFrom(roots);
        all.remove("reader-page.js");
        return all;
    }

    private static Set<String> allFrom(String... roots) {
        Set<String> found = new HashSet<>();
        Stream.of(roots).forEach(root -> follow(root, found));
        return found;
    }

    private static void follow(String script, Set<String> found) {
        if (!found.add(script)) {
            return;
        }
        try {
            IMPORT.matcher(Files.readString(ELEMENTS.resolve(script)))
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .forEach(next -> follow(next, found));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
