package news.herald.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagePathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "favicon.svg",
                "desk/index.html",
                "desk/lib/prosemirror-view.js",
                "desk/lib/prosemirror-view-license.txt",
                "elements/feed.js",
                "monitor/uplot.js",
                "style/herald.css"
            })
    void theFilesOfThePagesAreShown(String path) {
        assertEquals("/" + path, PagePath.of(path).orElseThrow().value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "WEB-INF/web.xml",
                "web-inf/web.xml",
                "META-INF/persistence.xml",
                "desk/../WEB-INF/web.xml",
                "desk/..%2fWEB-INF/web.xml",
                "desk//index.html",
                "desk/",
                "desk/.hidden.js",
                "elements/feed.js/",
                "elements/feed.js\0.html",
                "elements\\feed.js",
                "elements/feed.js.class",
                "elements/feed.exe",
                "monitor/uplot-LICENSE",
                "desk/a.js\n",
                "other/a.js"
            })
    void nothingElseIs(String path) {
        assertEquals(Optional.empty(), PagePath.of(path));
    }

    @Property
    void whateverIsShownStaysInItsDirectory(@ForAll("paths") String path) {
        PagePath.of(path).ifPresent(shown -> {
            Path normal = Path.of(shown.value()).normalize();
            assertEquals(shown.value(), normal.toString());
            assertTrue(normal.startsWith("/desk")
                    || normal.startsWith("/elements")
                    || normal.startsWith("/monitor")
                    || normal.startsWith("/style")
                    || normal.getNameCount() == 1);
            assertFalse(shown.value().contains(".."));
        });
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(
                        "desk",
                        "elements",
                        "monitor",
                        "style",
                        "..",
                        ".",
                        "/",
                        "/",
                        "WEB-INF",
                        "a.js",
                        "%2e",
                        "\\",
                        "\0",
                        "b")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }
}
