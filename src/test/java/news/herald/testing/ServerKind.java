package news.herald.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How one kind of Jakarta EE server is started as a process of its own. */
public interface ServerKind {

    /**
     * What is to be served and where.
     *
     * @param war deployed at the context root
     * @param home an empty directory that is this server's alone
     * @param address to listen on
     * @param jvmOptions for example {@code -Xmx256m}
     */
    record Launch(Path war, Path home, String address, int port, List<String> jvmOptions) {}

    /** What starts it, once {@link #prepare} was called. */
    List<String> command(Launch launch);

    /** Writes into the home what the server wants to find there, and gives the command that starts it. */
    ProcessBuilder prepare(Launch launch) throws IOException;

    /**
     * The server that the build fetched for this run, with the settings that an operator is given under {@code docker}.
     *
     * @throws IllegalStateException when the build has set none
     */
    static ServerKind ofThisRun() {
        String kind = System.getenv("HERALD_IT_SERVER");
        if (kind == null || !Files.isDirectory(Path.of(System.getenv("HERALD_IT_SERVER_HOME")))) {
            throw new IllegalStateException(
                    "there is no server to test on; run the tests with `mvn verify`, which fetches one");
        }
        Path home = Path.of(System.getenv("HERALD_IT_SERVER_HOME"));
        Path settings = Path.of(System.getenv("HERALD_IT_SERVER_SETTINGS"));
        return of(kind, home, settings);
    }

    /**
     * @param kind as its directory under {@code docker} is called
     * @param installation where the server is
     * @param settings where the files of that directory are
     */
    static ServerKind of(String kind, Path installation, Path settings) {
        return switch (kind) {
            case "payara" -> new PayaraMicro(installation, settings);
            case "wildfly" -> new WildFly(installation, settings);
            case "liberty" -> new OpenLiberty(installation, settings);
            default -> throw new IllegalStateException("no such server: " + kind);
        };
    }

    /** The Java that runs the tests, so that both are of one version. */
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
