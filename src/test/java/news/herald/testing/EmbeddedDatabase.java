package news.herald.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL of the test's own, from binaries that Maven brought. An instance is for one thread. */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final AtomicInteger CREATED = new AtomicInteger();
    private static EmbeddedDatabase shared;

    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
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
        try (Connection connection = shared.postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE DATABASE " + name);
        } catch (SQLException notCreated) {
            throw new IllegalStateException(notCreated);
        }
        return environment(name, shared.port());
    }

    public static EmbeddedDatabase start() {
        try {
            return new EmbeddedDatabase(EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .start());
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    /** The variables that make Herald use it. */
    public Map<String, String> environment() {
        return environment("postgres", postgres.getPort());
    }

    /** The same, over a line that can fail. */
    public Map<String, String> environment(TcpRelay line) {
        return environment("postgres", line.port());
    }

    public int port() {
        return postgres.getPort();
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
