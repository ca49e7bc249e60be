package news.herald.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import news.herald.config.KnownSettings;
import org.junit.jupiter.api.Test;

class ComposeFileTest {

    private static final Path TEMPLATE = ComposeFile.DIRECTORY.resolve("proxy/nginx.conf.template");

    private final ComposeFile compose = ComposeFile.read();

    @Test
    void thereAreTwoNodesOfWhicheverServerIsChosen() {
        assertEquals(2, compose.nodes().size());
        for (String node : compose.nodes()) {
            Map<?, ?> build = ComposeFile.map(compose.service(node).get("build"));
            Path context = ComposeFile.DIRECTORY.resolve((String) build.get("context"));
            String dockerfile = (String) build.get("dockerfile");
            String chosen = "${HERALD_SERVER:-payara}";
            assertTrue(dockerfile.contains(chosen), dockerfile);
            for (String server : ImageFile.SERVERS) {
                Path file = context.resolve(dockerfile.replace(chosen, server));
                assertTrue(Files.exists(file), file::toString);
            }
        }
    }

    @Test
    void nodesAreGivenWhatHeraldReadsAndNothingElse() {
        for (String node : compose.nodes()) {
            Map<String, String> environment = compose.environment(node);
            assertTrue(KnownSettings.names().containsAll(environment.keySet()), environment.keySet()::toString);
            KnownSettings.read(environment);
        }
    }

    @Test
    void noPasswordIsWrittenDownAndWithoutOneNothingStarts() {
        int passwords = 0;
        for (String service : compose.services().keySet()) {
            if (!compose.service(service).containsKey("environment")) {
                continue;
            }
            for (Map.Entry<String, String> variable :
                    compose.environment(service).entrySet()) {
                if (variable.getKey().contains("PASSWORD")) {
                    passwords++;
                    assertTrue(variable.getValue().matches("\\$\\{HERALD_[A-Z_]+:\\?[^}]+}"), variable::toString);
                }
            }
        }
        assertEquals(5, passwords);
    }

    @Test
    void filesThatAreMountedAreThere() {
        for (String service : compose.services().keySet()) {
            if (compose.service(service).containsKey("volumes")) {
                for (String[] volume : compose.volumes(service)) {
                    if (volume[0].startsWith("./")) {
                        assertTrue(Files.isRegularFile(ComposeFile.DIRECTORY.resolve(volume[0])), volume[0]);
                    }
                }
            }
        }
        // nginx's image leaves out what is not executable.
        assertTrue(Files.isExecutable(ComposeFile.DIRECTORY.resolve("proxy/certificate.sh")));
    }

    @Test
    void theProxyIsGivenTheVariablesOfItsConfigurationAndNothingElse() throws IOException {
        Set<String> wanted = Pattern.compile("\\$\\{(\\w+)}")
                .matcher(Files.readString(TEMPLATE))
                .results()
                .map((MatchResult variable) -> variable.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> given = compose.environment("proxy");
        assertEquals("/etc/nginx", given.remove("NGINX_ENVSUBST_OUTPUT_DIR"));
        assertEquals("HERALD_", given.remove("NGINX_ENVSUBST_FILTER"));
        assertEquals(wanted, given.keySet());
        // The template's first comment names them too.
        assertFalse(given.values().stream().anyMatch(value -> value.contains("\n")));
        compose.nodes().forEach(node -> assertTrue(given.get("HERALD_NODES").contains("server " + node + ":8080 ")));
    }

    @Test
    void eachWaitsForWhatItNeeds() {
        for (String node : compose.nodes()) {
            assertEquals("service_healthy", condition(node, "database"));
            assertEquals("service_healthy", condition("proxy", node));
        }
        assertTrue(compose.service("database").containsKey("healthcheck"));
    }

    private Object condition(String service, String other) {
        return ComposeFile.map(ComposeFile.map(compose.service(service).get("depends_on"))
                        .get(other))
                .get("condition");
    }

    @Test
    void thereAreFilesEnoughForAllReadersAndTimeEnoughToSendThemAway() throws IOException {
        for (String node : compose.nodes()) {
            var settings = KnownSettings.read(compose.environment(node));
            assertTrue(files(node) > 4 * settings.limits().maxReaders());
            assertTrue(compose.patience().compareTo(settings.delivery().drain().plusSeconds(30)) > 0);
        }
        MatchResult most = Pattern.compile("worker_rlimit_nofile (\\d+);")
                .matcher(Files.readString(TEMPLATE))
                .results()
                .findFirst()
                .orElseThrow();
        assertTrue(files("proxy") >= Integer.parseInt(most.group(1)));
    }

    private int files(String service) {
        return (int) ComposeFile.map(compose.service(service).get("ulimits")).get("nofile");
    }
}
