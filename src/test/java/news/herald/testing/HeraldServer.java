package news.herald.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The real server with the real WAR in a process of its own, so that it can be killed. Keeps its port and its data over
 * {@link #restart}. For one thread, but the API and the port may be used by any.
 */
public final class HeraldServer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(180);
    private static final AtomicInteger STARTED = new AtomicInteger();

    private final ServerKind kind = ServerKind.ofThisRun();
    private final Path war;
    private final String readyAt;
    private final Map<String, String> environment;
    private final List<String> jvmOptions;
    private final Path directory;
    private final Path log;
    private final int port = FreePorts.one();
    private final HeraldApi api = new HeraldApi(port);
    private volatile Process process;

    private HeraldServer(ServerOptions options) {
        war = options.war();
        readyAt = options.readyAt();
        jvmOptions = options.jvm();
        String name = options.name() + "-" + STARTED.incrementAndGet();
        directory = Target.freshDirectory("it-servers/" + name);
        log = directory.resolve("server.log");
        environment = new TreeMap<>(options.environment());
        if (!environment.containsKey("HERALD_DB_URL")) {
            environment.putAll(EmbeddedDatabase.ofThisRun());
        }
        environment.putIfAbsent("HERALD_DATA_DIR", directory.resolve("data").toString());
        environment.putIfAbsent("HERALD_ADMIN_PASSWORD", HeraldApi.PASSWORD);
    }

    /** @param name of the directory under target/it-servers that gets the log and the data */
    public static ServerOptions named(String name) {
        return new ServerOptions(name);
    }

    static HeraldServer start(ServerOptions options) {
        HeraldServer server = new HeraldServer(options);
        Runtime.getRuntime().addShutdownHook(Executors.defaultThreadFactory().newThread(server::killIfRunning));
        server.launch();
        return server;
    }

    /** Where its data is, for another server that goes on with it once this one is closed. */
    public Map<String, String> database() {
        Map<String, String> where = new TreeMap<>(environment);
        where.keySet().retainAll(Set.of("HERALD_DATA_DIR", "HERALD_DB_URL", "HERALD_DB_USER", "HERALD_DB_PASSWORD"));
        return where;
    }

    public int port() {
        return port;
    }

    public HeraldApi api() {
        return api;
    }

    public StreamRequest stream(String topic) {
        return StreamRequest.topic(port, topic);
    }

    public StreamRequest request(String target) {
        return StreamRequest.of(port, target);
    }

    /** Where the journal ends now, as a reader who connects is told. */
    public String head(String topic) {
        try (SseConnection reader = stream(topic).open().awaitHello()) {
            return reader.events("hello").get(0).json().getString("cursor");
        }
    }

    /** The process that runs now; another one after {@link #restart}. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    public Path log() {
        return log;
    }

    /** Whether a line of its log has the text, since whenever. */
    public boolean logged(String text) {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            return lines.anyMatch(line -> line.contains(text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** SIGSTOP: its connections stand, and nothing answers. */
    public void freeze() {
        signal("STOP");
    }

    /** After {@link #freeze}. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** From the next {@link #restart} on. */
    public void set(Map<String, String> variables) {
        environment.putAll(variables);
    }

    /** SIGKILL: no shutdown hook runs, nothing is flushed. */
    public void killNine() {
        process.destroyForcibly();
        awaitExit(Duration.ofSeconds(20));
    }

    /** SIGTERM, and SIGKILL when that did not end it in time. */
    public void stop() {
        process.destroy();
        if (!awaitExit(Duration.ofSeconds(30))) {
            killNine();
        }
    }

    /** Starts again on the same port and data, after {@link #stop} or {@link #killNine}. */
    public void restart() {
        if (process.isAlive()) {
            stop();
        }
        launch();
    }

    @Override
    public void close() {
        stop();
    }

    /** So that a test run that is broken off leaves no server behind. */
    private void killIfRunning() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private void launch() {
        try {
            Path home = Files.createTempDirectory(directory, "home");
            ProcessBuilder builder = kind.prepare(new ServerKind.Launch(war, home, "127.0.0.1", port, jvmOptions))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().keySet().removeIf(variable -> variable.startsWith("HERALD_"));
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
        awaitReady();
    }

    private void awaitReady() {
        try {
            Awaitility.await()
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(200))
                    .until(this::isReadyOrDead);
        } catch (ConditionTimeoutException late) {
            process.destroyForcibly();
            throw new IllegalStateException("the server was not ready within " + START + "\n" + tail(), late);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("the server ended with " + process.exitValue() + "\n" + tail());
        }
    }

    private boolean isReadyOrDead() {
        try {
            return !process.isAlive() || api.anonymous().get(readyAt).status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private boolean awaitExit(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String tail() {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 80), all.size()));
        } catch (IOException unreadable) {
            return "its log " + log + " cannot be read: " + unreadable;
        }
    }
}
