package news.herald.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a {@link HeraldServer} is started with. Changed by its methods; for one thread. */
public final class ServerOptions {

    /** Of the two cores a start would give half to the second compiler, for what is over before it pays. */
    private static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";

    /** The second compiler for what is hottest of all: without it a password takes four times as long. */
    private static final List<String> SECOND_COMPILER_LATE = List.of(
            "-XX:Tier4InvocationThreshold=100000",
            "-XX:Tier4MinInvocationThreshold=20000",
            "-XX:Tier4CompileThreshold=300000",
            "-XX:Tier4BackEdgeThreshold=800000");

    private final String name;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> jvm = new ArrayList<>(List.of("-Xmx512m", ONE_COMPILER));
    private Path war = Target.war();
    private String readyAt = "/health/ready";

    ServerOptions(String name) {
        this.name = name;
    }

    /** @param variable for example {@code HERALD_STALL} */
    public ServerOptions with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public ServerOptions with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** For a server that serves many tests, or signs in many: it starts later, and is the faster for it afterwards. */
    public ServerOptions lasting() {
        jvm.remove(ONE_COMPILER);
        jvm.addAll(SECOND_COMPILER_LATE);
        return this;
    }

    /** For a test of how fast the server is: starts it as an operator would. */
    public ServerOptions measured() {
        jvm.remove(ONE_COMPILER);
        return this;
    }

    /** @param most for example {@code -Xmx1g}, instead of the half gigabyte */
    public ServerOptions heap(String most) {
        jvm.removeIf(option -> option.startsWith("-Xmx"));
        jvm.add(most);
        return this;
    }

    /** Replaces the options of the JVM, which are {@code -Xmx512m} and what makes it start sooner. */
    public ServerOptions jvm(String... options) {
        jvm.clear();
        jvm.addAll(List.of(options));
        return this;
    }

    /** Deploys this WAR and not {@code target/herald.war}. */
    public ServerOptions war(Path other) {
        war = other;
        return this;
    }

    /** For another WAR than Herald's: the path that answers 200 to anybody once it serves. */
    public ServerOptions readyAt(String path) {
        readyAt = path;
        return this;
    }

    /** @throws IllegalStateException with the end of the server's log when it is not ready in time */
    public HeraldServer start() {
        return HeraldServer.start(this);
    }

    String name() {
        return name;
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    List<String> jvm() {
        return List.copyOf(jvm);
    }

    Path war() {
        return war;
    }

    String readyAt() {
        return readyAt;
    }
}
