package news.herald.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.herald.testing.NeedsProxy;
import news.herald.testing.ReverseProxy;
import news.herald.testing.Target;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What nginx's image does at its start with what Compose gives it, by the machine's own nginx and openssl. */
class ProxyImageTest {

    private final Path prefix = Target.freshDirectory("it-servers/image-nginx");

    @Test
    void nginxTakesTheConfigurationAndTheCertificateThatWasMadeForIt() throws Exception {
        Assumptions.assumeTrue(NeedsProxy.those().anyMatch(kind -> kind == ReverseProxy.Kind.NGINX));
        Map<String, String> variables = ComposeFile.read().environment("proxy");
        variables.replaceAll((name, value) -> value.replace("/etc/nginx", prefix.toString()));
        // Their names mean something between containers only.
        variables.replaceAll((name, value) -> value.replaceAll("herald-[12]:", "127.0.0.1:"));
        Path certificate = Path.of(variables.get("HERALD_CERTIFICATE"));
        Files.createDirectories(certificate.getParent());
        Path script = ComposeFile.DIRECTORY.resolve("proxy/certificate.sh").toAbsolutePath();
        run(List.of(script.toString()), variables);
        byte[] made = Files.readAllBytes(certificate);
        assertEquals(
                "[OWNER_READ, OWNER_WRITE]",
                Files.getPosixFilePermissions(certificate).stream()
                        .sorted()
                        .toList()
                        .toString());

        Path configuration = Path.of(variables.get("NGINX_ENVSUBST_OUTPUT_DIR"), "nginx.conf");
        Files.writeString(configuration, substituted(variables));
        String nginx = ReverseProxy.Kind.NGINX.find().orElseThrow().toString();
        String said = run(
                List.of(nginx, "-t", "-p", prefix.toString(), "-e", "stderr", "-c", configuration.toString()),
                variables);
        assertTrue(said.contains("test is successful"), said);

        run(List.of(script.toString()), variables);
        assertEquals(-1, Arrays.mismatch(made, Files.readAllBytes(certificate)), "one that is there was replaced");
        try (var files = Files.list(certificate.getParent())) {
            assertEquals(List.of(certificate), files.toList());
        }
    }

    /** As envsubst does: with and without braces, so in comments too. */
    private static String substituted(Map<String, String> variables) throws IOException {
        return Pattern.compile("\\$\\{?(HERALD_\\w+)}?")
                .matcher(Files.readString(ComposeFile.DIRECTORY.resolve("proxy/nginx.conf.template")))
                .replaceAll(found -> Matcher.quoteReplacement(variables.get(found.group(1))));
    }

    private String run(List<String> command, Map<String, String> variables) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(prefix.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
