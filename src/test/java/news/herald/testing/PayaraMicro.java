package news.herald.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Payara Micro, one jar. Immutable.
 *
 * @param installation the directory with {@code payara-micro.jar}
 * @param settings {@code docker/payara}
 */
record PayaraMicro(Path installation, Path settings) implements ServerKind {

    @Override
    public ProcessBuilder prepare(Launch launch) {
        return new ProcessBuilder(command(launch));
    }

    /** Listens on every address: Payara Micro has no option for one. */
    @Override
    public List<String> command(Launch launch) {
        List<String> command = new ArrayList<>();
        command.add(ServerKind.java().toString());
        command.addAll(launch.jvmOptions());
        command.addAll(List.of("-jar", installation.resolve("payara-micro.jar").toString()));
        command.addAll(List.of("--deploy", launch.war().toString(), "--contextroot", "/"));
        command.addAll(List.of("--port", Integer.toString(launch.port()), "--nohazelcast"));
        command.addAll(List.of("--rootdir", launch.home().toString()));
        command.addAll(
                List.of("--prebootcommandfile", settings.resolve("pre-boot.txt").toString()));
        command.addAll(List.of(
                "--postdeploycommandfile", settings.resolve("post-deploy.txt").toString()));
        command.addAll(List.of(
                "--systemproperties", settings.resolve("system.properties").toString()));
        return command;
    }
}
