package news.herald;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What travels in the WAR by {@code pom.xml} is what {@code src/docs/libraries.md} lists, version by version. */
class LibrariesTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^ |]+) \\|");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

    @Test
    void whatIsListedIsWhatTravels() throws Exception {
        assertEquals(inTheWar(), listed());
    }

    private static String listed() throws IOException {
        return ROW.matcher(Files.readString(Path.of("src/docs/libraries.md")))
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String inTheWar() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
        Element project = pom.getDocumentElement();
        NodeList dependencies = child(project, "dependencies").orElseThrow().getElementsByTagName("dependency");
        TreeSet<String> found = new TreeSet<>();
        for (int at = 0; at < dependencies.getLength(); at++) {
            Element dependency = (Element) dependencies.item(at);
            if (travels(dependency)) {
                found.add(text(dependency, "groupId") + ":" + text(dependency, "artifactId") + " "
                        + PROPERTY.matcher(text(dependency, "version"))
                                .replaceAll(name ->
                                        text(child(project, "properties").orElseThrow(), name.group(1))));
            }
        }
        return String.join("\n", found);
    }

    private static boolean travels(Element dependency) {
        return child(dependency, "scope")
                .map(scope -> scope.getTextContent().equals("runtime"))
                .orElse(true);
    }

    private static String text(Element of, String name) {
        return child(of, name).orElseThrow().getTextContent().strip();
    }

    private static Optional<Element> child(Element of, String name) {
        NodeList children = of.getChildNodes();
        for (int at = 0; at < children.getLength(); at++) {
            if (children.item(at) instanceof Element element
                    && element.getTagName().equals(name)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }
}
