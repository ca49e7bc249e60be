package news.herald.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * WildFly's standalone server, by the command at the end of its {@code standalone.sh}, which would stay in between and
 * take the signals. Immutable.
 *
 * @param installation where the distribution was unpacked
 * @param settings {@code docker/wildfly}
 */
record WildFly(Path installation, Path settings) implements ServerKind {

    @Override
    public ProcessBuilder prepare(Launch launch) throws IOException {
        copyFiles(
                installation.resolve("standalone/configuration"), launch.home().resolve("configuration"));
        Path deployments = Files.createDirectories(launch.home().resolve("deployments"));
        Files.copy(launch.war(), deployments.resolve("herald.war"));
        ProcessBuilder standalone = new ProcessBuilder(command(launch));
        // Which becomes the node's name, as in a container.
        standalone.environment().put("HOSTNAME", "node-" + launch.port());
        return standalone;
    }

    @Override
    public List<String> command(Launch launch) {
        List<String> command = new ArrayList<>();
        command.add(ServerKind.java().toString());
        command.addAll(launch.jvmOptions());
        command.add("@" + settings.resolve("java-modules.options"));
        command.addAll(List.of(
                "-Djava.awt.headless=true",
                "-Djboss.modules.system.pkgs=org.jboss.byteman",
                "-Dlogging.configuration=file:" + launch.home().resolve("configuration/logging.properties"),
                "-Dorg.jboss.boot.log.file=" + launch.home().resolve("log/server.log"),
                "-jar",
                installation.resolve("jboss-modules.jar").toString(),
                "-mp",
                installation.resolve("modules").toString(),
                "org.jboss.as.standalone",
                "-Djboss.home.dir=" + installation,
                "-Djboss.server.base.dir=" + launch.home(),
                "-Djboss.http.port=" + launch.port(),
                "-Djboss.https.port=0",
                "-Djboss.management.http.port=0",
                "-b",
                launch.address(),
                "--yaml=" + settings.resolve("herald.yml")));
        return command;
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
