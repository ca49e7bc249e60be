package news.herald.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A proxy of the machine's own in front of two or three nodes, with the configuration of {@code docker/proxy} as it stands there. For
 * one thread.
 */
public final class ReverseProxy implements AutoCloseable {

    /** The proxies that Herald has a configuration for. */
    public enum Kind {
        NGINX("nginx.conf.template"),
        HAPROXY("haproxy.cfg");

        private final String configuration;

        Kind(String configuration) {
            this.configuration = configuration;
        }

        private String program() {
            return name().toLowerCase(Locale.ROOT);
        }

        public Optional<Path> find() {
            return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                    .map(directory -> Path.of(directory, program()))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    private static final Path CONFIGURATIONS =
            Path.of(System.getenv("HERALD_IT_SERVER_SETTINGS")).resolveSibling("proxy");

    private final Kind kind;
    private final Path directory;
    private final int port = FreePorts.one();
    private final int tlsPort = FreePorts.one();
    private final Process process;

    private ReverseProxy(Kind kind, List<Integer> nodes, UnaryOperator<String> changed) throws IOException {
        this.kind = kind;
        directory = Target.freshDirectory("it-servers/" + kind.program());
        Map<String, String> variables = variables(nodes);
        Path configuration = directory.resolve(kind.configuration);
        String text = Files.readString(CONFIGURATIONS.resolve(kind.configuration));
        Files.writeString(configuration, changed.apply(kind == Kind.NGINX ? substituted(text, variables) : text));
        ProcessBuilder start = new ProcessBuilder(command(configuration))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("proxy.log").toFile());
        start.environment().putAll(variables);
        process = start.start();
        // Also of a test run that is broken off nothing is left behind.
        Runtime.getRuntime().addShutdownHook(Executors.defaultThreadFactory().newThread(this::end));
        try {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::listens);
        } catch (RuntimeException notStarted) {
            end();
            throw notStarted;
        }
    }

    public static ReverseProxy start(Kind kind, List<HeraldServer> nodes) {
        return before(kind, nodes.stream().map(HeraldServer::port).toList());
    }

    /** In front of two ports where no node is. */
    public static ReverseProxy alone(Kind kind) {
        return before(kind, List.of(FreePorts.one(), FreePorts.one()));
    }

    /**
     * An nginx that somebody set up who did not know of streams: HTTP/1.0 and buffers, as it does unless told otherwise, and
     * deaf to what Herald says of them. It holds back what comes until some kilobytes have come.
     */
    public static ReverseProxy thatBuffers(HeraldServer node) {
        String there = "proxy_http_version 1.1;";
        return before(
                Kind.NGINX,
                List.of(node.port(), node.port()),
                text -> text.replace(there, "proxy_http_version 1.0; proxy_ignore_headers X-Accel-Buffering;"));
    }

    private static ReverseProxy before(Kind kind, List<Integer> ports) {
        return before(kind, ports, UnaryOperator.identity());
    }

    private static ReverseProxy before(Kind kind, List<Integer> ports, UnaryOperator<String> changed) {
        try {
            return new ReverseProxy(kind, ports, changed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Map<String, String> variables(List<Integer> nodes) {
        Map<String, String> variables = new HashMap<>();
        variables.put("HERALD_LISTEN", "127.0.0.1:" + port);
        variables.put("HERALD_LISTEN_TLS", "127.0.0.1:" + tlsPort);
        variables.put("HERALD_CERTIFICATE", certificate().toString());
        variables.put(
                "HERALD_NODES",
                nodes.stream()
                        .map(node -> "server 127.0.0.1:" + node + " max_fails=1 fail_timeout=2s;")
                        .collect(Collectors.joining(" ")));
        IntStream.range(0, nodes.size())
                .forEach(node -> variables.put("HERALD_NODE_" + (node + 1), "127.0.0.1:" + nodes.get(node)));
        return variables;
    }

    /** Self-signed, for localhost, with its key. */
    public static Path certificate() {
        return Target.testClasses().resolve("proxy/localhost.pem").toAbsolutePath();
    }

    private static String substituted(String text, Map<String, String> variables) {
        String result = text;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            result = result.replace("${" + variable.getKey() + "}", variable.getValue());
        }
        return result;
    }

    private List<String> command(Path configuration) {
        String program = kind.find().orElseThrow().toString();
        return kind == Kind.NGINX
                ? List.of(
                        program,
                        "-p",
                        directory.toAbsolutePath().toString(),
                        "-e",
                        "stderr",
                        "-c",
                        configuration.toAbsolutePath().toString(),
                        "-g",
                        "daemon off;")
                : List.of(program, "-W", "-db", "-f", configuration.toString());
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException(kind + " ended, see " + directory.resolve("proxy.log"));
        }
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    public int tlsPort() {
        return tlsPort;
    }

    /** New workers for new requests; the old ones keep their streams for a while. */
    public void reload() {
        signal(kind == Kind.NGINX ? "HUP" : "USR2");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end();
    }

    private void end() {
        List<ProcessHandle> workers = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        workers.forEach(ProcessHandle::destroyForcibly);
    }
}
