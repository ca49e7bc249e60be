package news.herald.testing;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Open Liberty by its own {@code server run}, which becomes the Java process. Immutable.
 *
 * @param installation where the runtime was unpacked, the directory {@code wlp}
 * @param settings {@code docker/liberty}
 */
record OpenLiberty(Path installation, Path settings) implements ServerKind {

    /** What the server's own class loader must find, because the WAR defines the data source. */
    private static final List<String> OF_THE_DATA_SOURCE = List.of(
            "/WEB-INF/classes/news/herald/config/", "/WEB-INF/classes/news/herald/database/",
            "/WEB-INF/lib/h2-", "/WEB-INF/lib/postgresql-");

    @Override
    public ProcessBuilder prepare(Launch launch) throws IOException {
        Path server = Files.createDirectories(launch.home().resolve("servers/herald"));
        Path applications = Files.createDirectories(server.resolve("apps"));
        Files.copy(settings.resolve("server.xml"), server.resolve("server.xml"));
        Files.copy(launch.war(), applications.resolve("herald.war"));
        unpackDataSource(launch.war(), server.resolve("datasource"));

        ProcessBuilder run = new ProcessBuilder(command(launch));
        run.environment().put("JAVA_HOME", System.getProperty("java.home"));
        run.environment().put("JVM_ARGS", String.join(" ", launch.jvmOptions()));
        run.environment().put("WLP_USER_DIR", launch.home().toString());
        run.environment().remove("WLP_OUTPUT_DIR");
        return run;
    }

    @Override
    public List<String> command(Launch launch) {
        return List.of(
                "sh",
                installation.resolve("bin/server").toString(),
                "run",
                "herald",
                "--",
                "--herald.host=" + launch.address(),
                "--herald.port=" + launch.port());
    }

    /** The same as the image file copies, and {@code unzip} in the README. */
    private static void unpackDataSource(Path war, Path to) throws IOException {
        try (FileSystem archive = FileSystems.newFileSystem(war);
                Stream<Path> all = Files.walk(archive.getPath("/WEB-INF"))) {
            List<Path> wanted = all.filter(Files::isRegularFile)
                    .filter(file -> OF_THE_DATA_SOURCE.stream().anyMatch(file.toString()::startsWith))
                    .toList();
            for (Path file : wanted) {
                Path copy = to.resolve(file.toString().substring(1));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
