package news.herald.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code docker/compose.yml}, its variables not yet put in. Immutable. */
public final class ComposeFile {

    static final Path DIRECTORY = Path.of("docker");

    private final Map<?, ?> content;

    private ComposeFile(Map<?, ?> content) {
        this.content = content;
    }

    public static ComposeFile read() {
        try {
            String text = Files.readString(DIRECTORY.resolve("compose.yml"));
            return new ComposeFile(map(new Load(LoadSettings.builder().build()).loadFromString(text)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Map<String, Map<?, ?>> services() {
        return map(content.get("services")).entrySet().stream()
                .collect(Collectors.toMap(service -> (String) service.getKey(), service -> map(service.getValue())));
    }

    Map<?, ?> service(String name) {
        return services().get(name);
    }

    /** The services that are Herald. */
    List<String> nodes() {
        return services().keySet().stream()
                .filter(name -> name.startsWith("herald-"))
                .sorted()
                .toList();
    }

    public Map<String, String> environment(String service) {
        Map<String, String> environment = new TreeMap<>();
        map(service(service).get("environment"))
                .forEach((name, value) -> environment.put((String) name, String.valueOf(value)));
        return environment;
    }

    /** How long a node has after SIGTERM. */
    public Duration patience() {
        String period = (String) service(nodes().get(0)).get("stop_grace_period");
        return Duration.parse("PT" + period.toUpperCase(Locale.ROOT));
    }

    static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }

    /** What the service mounts, as it stands there: source, target and perhaps {@code ro}. */
    List<String[]> volumes(String service) {
        return ((List<?>) service(service).get("volumes"))
                .stream().map(volume -> ((String) volume).split(":(?![-?])")).toList();
    }
}
