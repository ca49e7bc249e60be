package news.herald.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Payara Micro from the jar that the environment variable {@code MICRO_JAR} names, with the settings that an operator is
 * given, in the directory {@code MICRO_SETTINGS}. Immutable.
 */
record PayaraMicro(Path jar, Path settings) implements ServerKind {

    static PayaraMicro fromEnvironment() {
        String jar = System.getenv("MICRO_JAR");
        if (jar == null || !Files.exists(Path.of(jar))) {
            throw new IllegalStateException("MICRO_JAR names no Payara Micro jar; run the tests with `mvn verify`,"
                    + " which fetches the server and sets it");
        }
        return new PayaraMicro(Path.of(jar), Path.of(System.getenv("MICRO_SETTINGS")));
    }

    @Override
    public List<String> command(Path war, Path home, int port, List<String> jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar.toString(), "--deploy", war.toString(), "--contextroot", "/"));
        command.addAll(List.of("--port", Integer.toString(port), "--nohazelcast", "--rootdir", home.toString()));
        command.addAll(
                List.of("--prebootcommandfile", settings.resolve("pre-boot.txt").toString()));
        return command;
    }
}
