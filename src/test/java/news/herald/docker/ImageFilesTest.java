package news.herald.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import news.herald.docker.ImageFile.Instruction;
import news.herald.testing.ServerKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ImageFilesTest {

    static final List<String> SERVERS = ImageFile.SERVERS;

    private static final Path ROOT = Path.of("/opt/herald");

    @ParameterizedTest
    @FieldSource("SERVERS")
    void anImageIsForAUserWithoutRights(String server) {
        String user = ImageFile.of(server).only("USER").arguments();
        assertTrue(user.matches("[1-9][0-9]{3,}:[1-9][0-9]{3,}"), user);
    }

    @ParameterizedTest
    @FieldSource("SERVERS")
    void anImageStartsTheServerAsTheIntegrationTestsDo(String server) {
        Path installation = switch (server) {
            case "wildfly" -> ROOT.resolve("wildfly");
            case "liberty" -> ROOT.resolve("wlp");
            default -> ROOT;
        };
        List<String> expected = new ArrayList<>(ServerKind.of(server, installation, ROOT.resolve("settings"))
                .command(new ServerKind.Launch(
                        ROOT.resolve("herald.war"),
                        ROOT.resolve("server"),
                        "0.0.0.0",
                        8080,
                        List.of("@/opt/herald/java.options"))));
        if (server.equals("payara")) {
            // Each server of the tests has a directory of its own that is new.
            int rootDirectory = expected.indexOf("--rootdir");
            expected.subList(rootDirectory, rootDirectory + 2).clear();
            // The tests want the server's whole log.
            expected.addAll(List.of("--logproperties", "/opt/herald/settings/logging.properties"));
        }
        List<String> command = ImageFile.of(server).entryPoint();
        assertEquals(expected.subList(1, expected.size()), command.subList(1, command.size()));
        assertEquals(server.equals("liberty") ? "sh" : "java", command.get(0));
    }

    @ParameterizedTest
    @FieldSource("SERVERS")
    void anImageHasTheSettingsThatItsServerIsTestedWith(String server) throws IOException {
        List<String> copied = ImageFile.of(server).finalStage("COPY").stream()
                .filter(copy -> copy.flag("from").isEmpty())
                .flatMap(copy -> copy.sources().stream())
                .toList();
        try (Stream<Path> settings = Files.list(Path.of("docker", server))) {
            List<String> all = settings.map(Path::toString)
                    .filter(file -> !file.endsWith("Dockerfile"))
                    .toList();
            assertFalse(all.isEmpty());
            assertTrue(copied.containsAll(all), () -> copied + " is not all of " + all);
        }
        assertTrue(copied.containsAll(List.of("docker/java.options", "docker/healthy.sh")), copied::toString);
    }

    @ParameterizedTest
    @FieldSource("SERVERS")
    void whatAnImageCopiesIsThereAndNotKeptFromTheEngine(String server) throws IOException {
        List<String> sent = Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();
        for (Instruction copy : ImageFile.of(server).instructions()) {
            if (copy.word().equals("COPY") && copy.flag("from").isEmpty()) {
                for (String source : copy.sources()) {
                    assertTrue(Files.exists(Path.of(source)), source);
                    assertTrue(sent.contains(Path.of(source).getName(0).toString()), source + " is kept back");
                }
            } else if (copy.word().equals("COPY")) {
                assertEquals("build", copy.flag("from").orElseThrow());
                assertTrue(copy.sources().stream().allMatch(source -> source.startsWith("/build/target/")));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SERVERS")
    void anImageTellsWhetherItIsReady(String server) {
        assertEquals(
                List.of("/opt/herald/healthy.sh", "8080"), ImageFile.of(server).healthCheck());
        assertTrue(Files.isExecutable(Path.of("docker/healthy.sh")));
        assertEquals("8080", ImageFile.of(server).only("EXPOSE").arguments());
    }

    @ParameterizedTest
    @FieldSource("SERVERS")
    void dataOutlivesTheContainer(String server) {
        ImageFile image = ImageFile.of(server);
        assertEquals(image.only("VOLUME").arguments(), image.environment().get("HERALD_DATA_DIR"));
    }
}
