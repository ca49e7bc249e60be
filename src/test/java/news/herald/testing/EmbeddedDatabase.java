package news.herald.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A PostgreSQL of the test's own, from binaries that Maven brought. An instance is for one thread. */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final AtomicInteger CREATED = new AtomicInteger();
    private static EmbeddedDatabase shared;

    private final Path directory = Target.freshDirectory("it-databases/" + CREATED.incrementAndGet());
    private final Path data = directory.resolve("data");
    private final Path backup = directory.resolve("backup");
    private final int port = FreePorts.one();
    private EmbeddedPostgres postgres;

    private EmbeddedDatabase() {
        launch();
    }

    private void launch() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("synchronous_commit", "on")
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .start();
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    /**
     * What makes a server use the database that this test run is for, {@code HERALD_IT_DATABASE}: nothing for Herald's own
     * default, or an empty database of one PostgreSQL, which ends with the test run.
     */
    static Map<String, String> ofThisRun() {
        String kind = System.getenv().getOrDefault("HERALD_IT_DATABASE", "h2");
        return switch (kind) {
            case "h2" -> Map.of();
            case "postgresql" -> oneMore();
            default -> throw new IllegalStateException("HERALD_IT_DATABASE is neither h2 nor postgresql: " + kind);
        };
    }

    private static synchronized Map<String, String> oneMore() {
        if (shared == null) {
            shared = start();
        }
        String name = "herald" + CREATED.incrementAndGet();
        try (Connection connection = shared.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE DATABASE " + name);
        } catch (SQLException notCreated) {
            throw new IllegalStateException(notCreated);
        }
        return environment(name, shared.port());
    }

    public static EmbeddedDatabase start() {
        return new EmbeddedDatabase();
    }

    /** In order: every connection is ended, and what was committed is there again. */
    public void restart() {
        close();
        launch();
    }

    /** SIGKILL for all its processes; what was not yet written to the log is gone. {@link #launchAgain} follows. */
    public void killNine() {
        long postmaster = postmaster();
        List<ProcessHandle> processes = Stream.concat(
                        Stream.of(ProcessHandle.of(postmaster).orElseThrow()),
                        ProcessHandle.of(postmaster).orElseThrow().descendants())
                .toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        Awaitility.await().until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    private long postmaster() {
        try {
            return Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** After {@link #killNine}. */
    public void launchAgain() {
        // There is nothing left to be stopped, but its lock on the directory.
        close();
        launch();
    }

    /** Keeps its state of now, for which it is away for a moment. */
    public void backUp() {
        close();
        copy(data, backup);
        launch();
    }

    /** Goes back to the state of {@link #backUp}. */
    public void restoreBackup() {
        close();
        Target.delete(data);
        copy(backup, data);
        launch();
    }

    private static void copy(Path from, Path to) {
        try {
            int failed = new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (failed != 0) {
                throw new IllegalStateException("cp ended with " + failed);
            }
        } catch (IOException notCopied) {
            throw new UncheckedIOException(notCopied);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** As the database's own administrator. */
    public Connection connect() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    /** The variables that make Herald use it. */
    public Map<String, String> environment() {
        return environment("postgres", port);
    }

    /** The same, over a line that can fail. */
    public Map<String, String> environment(TcpRelay line) {
        return environment("postgres", line.port());
    }

    public int port() {
        return port;
    }

    private static Map<String, String> environment(String database, int port) {
        return Map.of(
                "HERALD_DB_URL",
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
                "HERALD_DB_USER",
                "postgres",
                "HERALD_DB_PASSWORD",
                "postgres");
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
