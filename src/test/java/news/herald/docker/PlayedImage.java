package news.herald.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import news.herald.docker.ImageFile.Instruction;
import news.herald.testing.FreePorts;
import news.herald.testing.Target;

/**
 * The final stage of a Dockerfile, played by hand: what it copies lies under {@code target} in place of {@value #ROOT}, and
 * its own command runs as the image's user where the tests run as root. Only the Java is the tests' own. For one thread.
 */
public final class PlayedImage implements AutoCloseable {

    private static final String ROOT = "/opt/herald";
    private static final boolean AS_ROOT = System.getProperty("user.name").equals("root");

    private final ImageFile image;
    private final Path root;
    private final String user;
    private final int port = FreePorts.one();
    private Process process;

    /** @param server one of {@link ImageFile#SERVERS} */
    public PlayedImage(String server) {
        image = ImageFile.of(server);
        root = Target.freshDirectory("it-servers/image-" + server + ROOT);
        user = image.only("USER").arguments();
        image.finalStage().forEach(this::play);
        Runtime.getRuntime().addShutdownHook(Executors.defaultThreadFactory().newThread(this::kill));
    }

    public int port() {
        return port;
    }

    private void play(Instruction instruction) {
        switch (instruction.word()) {
            case "WORKDIR" -> require(instruction.arguments().equals(ROOT), instruction);
            case "RUN" -> run(List.of("bash", "-ec", withoutOwnerUnlessRoot(instruction.arguments())));
            case "COPY" -> copy(instruction);
            case "ENV", "USER", "VOLUME", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT" -> {
                // What it is started with, or nothing that changes its files.
            }
            default -> require(false, instruction);
        }
    }

    private static String withoutOwnerUnlessRoot(String command) {
        return AS_ROOT ? command : command.replaceAll("--(owner|group)=\\S+ ", "");
    }

    /** A directory's content, or files; into what ends with a slash, or as what does not. */
    private void copy(Instruction copy) {
        Path destination = root.resolve(copy.destination());
        boolean into = copy.destination().endsWith("/");
        for (String pattern : copy.sources()) {
            List<Path> found = find(pattern.replaceFirst("^/build/", ""));
            require(!found.isEmpty(), copy);
            for (Path source : found) {
                boolean directory = Files.isDirectory(source);
                run(List.of("mkdir", "-p", (into || directory ? destination : destination.getParent()).toString()));
                run(List.of("cp", "-R", directory ? source + "/." : source.toString(), destination.toString()));
                if (AS_ROOT && copy.flag("chown").isPresent()) {
                    Path copied = into && !directory ? destination.resolve(source.getFileName()) : destination;
                    run(List.of("chown", "-R", copy.flag("chown").get(), copied.toString()));
                }
            }
        }
    }

    /** Where the build would have worked stands the project itself. */
    private static List<Path> find(String pattern) {
        List<Path> found = List.of(Path.of("").toAbsolutePath());
        for (Path name : Path.of(pattern)) {
            List<Path> below = new ArrayList<>();
            for (Path directory : found) {
                try (DirectoryStream<Path> matching = Files.newDirectoryStream(directory, name.toString())) {
                    matching.forEach(below::add);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
            found = below;
        }
        return found;
    }

    /** Starts the image's own command. */
    public void start(Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        if (AS_ROOT) {
            String[] ids = user.split(":");
            // Becomes the command, so that signals reach that.
            command.addAll(List.of("setpriv", "--reuid=" + ids[0], "--regid=" + ids[1], "--clear-groups"));
        }
        image.entryPoint().forEach(word -> command.add(here(word)));
        ProcessBuilder builder = builder(command).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        image.environment().forEach((name, value) -> builder.environment().put(name, here(value)));
        builder.environment().putAll(environment);
        // A /tmp of its own, as in a container; and the image's Java knows options that this one may not know.
        Path temporary = root.resolveSibling("tmp");
        run(List.of("mkdir", "-p", "--mode=1777", temporary.toString()));
        builder.environment()
                .put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary + " -XX:+IgnoreUnrecognizedVMOptions");
        try {
            process = builder.start();
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    /** What the container engine would ask. */
    public boolean isHealthy() {
        return end(builder(image.healthCheck().stream().map(this::here).toList())) == 0;
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Of the first process, which is the one that the container engine signals. */
    public String command() {
        return process.info().command().orElse("");
    }

    /** SIGTERM, as {@code docker stop}. */
    public boolean endsWithin(Duration patience) throws InterruptedException {
        process.destroy();
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    public Path log() {
        return root.resolveSibling("server.log");
    }

    @Override
    public void close() {
        kill();
    }

    /** SIGKILL, and waits for its end; its files stay. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    private String here(String word) {
        return word.replace(ROOT, root.toString()).replace("8080", Integer.toString(port));
    }

    private void run(List<String> command) {
        require(end(builder(command)) == 0, command);
    }

    private static void require(boolean held, Object what) {
        if (!held) {
            throw new IllegalStateException("cannot be played: " + what);
        }
    }

    /** With what the base image sets, and for a user who is not in its list. */
    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        String java = System.getProperty("java.home");
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        java,
                        "PATH",
                        java + "/bin:/usr/bin:/bin",
                        "LANG",
                        "C.UTF-8",
                        "HOME",
                        "/",
                        "HOSTNAME",
                        "0123456789ab"));
        return builder;
    }

    private static int end(ProcessBuilder builder) {
        try {
            Process process =
                    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
