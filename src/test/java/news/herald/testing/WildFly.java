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

    /** Those of the distribution's {@code common.sh}, for the modules of Java that its own reach into. */
    private static final List<String> OPENED = List.of(
            "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
            "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
            "--add-opens=java.base/com.sun.net.ssl.internal.ssl=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.management/javax.management=ALL-UNNAMED",
            "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

    @Override
    public ProcessBuilder prepare(Launch launch) throws IOException {
        copyFiles(
                installation.resolve("standalone/configuration"), launch.home().resolve("configuration"));
        Path deployments = Files.createDirectories(launch.home().resolve("deployments"));
        Files.copy(launch.war(), deployments.resolve("herald.war"));

        List<String> command = new ArrayList<>();
        command.add(ServerKind.java().toString());
        command.addAll(launch.jvmOptions());
        command.addAll(OPENED);
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
                "-Djboss.node.name=node-" + launch.port(),
                "-b",
                "127.0.0.1",
                "--yaml=" + settings.resolve("herald.yml")));
        return new ProcessBuilder(command);
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
