package news.herald.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Reads {@code herald.*} from MicroProfile Config (so {@code HERALD_*} from the environment) and reports all faults
 * together. Durations are ISO 8601 ({@code PT15S}) or a number of seconds. Used by one thread at a time.
 */
public class SettingsReader {

    /** The kinds of topics that may have a retention of their own. */
    private static final List<String> KINDS = List.of("news", "rows", "alerts");

    private static final String NUMBER = " ?[0-9]{1,9}(?:\\.[0-9]{1,9})? ?";
    private static final Pattern STEPS = Pattern.compile(NUMBER + "," + NUMBER + "," + NUMBER);
    private static final Pattern SITE =
            Pattern.compile("https?://([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    private final Function<String, Optional<String>> source;
    private final Set<String> faults = new LinkedHashSet<>();

    SettingsReader(Function<String, Optional<String>> source) {
        this.source = source;
    }

    /** @throws IllegalStateException naming every property that is at fault */
    public static Settings read() {
        Config config = ConfigProvider.getConfig();
        return read(name -> config.getOptionalValue(name, String.class));
    }

    static Settings read(Function<String, Optional<String>> source) {
        SettingsReader reader = new SettingsReader(source);
        Settings settings = new Settings(
                reader.database(),
                reader.admin(),
                reader.delivery(),
                reader.retention(),
                reader.limits(),
                reader.rates(),
                reader.node(),
                reader.origins(),
                reader.monitor(),
                reader.site(),
                reader.demo(),
                reader.pictures(),
                reader.sessions(),
                reader.audit(),
                new OpenIdReader(reader::text, reader::fault).read());
        if (!reader.faults.isEmpty()) {
            throw new IllegalStateException("Herald cannot start, its configuration is at fault: "
                    + String.join("; ", reader.faults) + ". The README lists every property.");
        }
        return settings;
    }

    private Settings.Database database() {
        Optional<String> url = text("herald.db.url");
        url.filter(value -> !value.startsWith("jdbc:h2:") && !value.startsWith("jdbc:postgresql:"))
                .ifPresent(value -> fault("herald.db.url", "must begin with jdbc:h2: or jdbc:postgresql:"));
        // What is made up must not come among the news of whoever starts both here.
        String usual = isDemo() ? "herald-demo" : "herald-data";
        Path dataDir = Path.of(text("herald.data.dir").orElse(usual)).toAbsolutePath();
        return new Settings.Database(dataDir, url, text("herald.db.user"), text("herald.db.password"));
    }

    private Settings.Admin admin() {
        Optional<String> password = text("herald.admin.password");
        String user = text("herald.admin.user").orElse("admin");
        if (!user.matches("[A-Za-z0-9._@-]{1,64}")) {
            fault("herald.admin.user", "must be 1 to 64 of letters, digits and . _ @ -");
        }
        return new Settings.Admin(user, password);
    }

    private Settings.Sessions sessions() {
        return new Settings.Sessions(duration("herald.session", "PT12H", "PT1S"));
    }

    private Settings.Audit audit() {
        return new Settings.Audit(duration("herald.audit", "P365D", "PT1H"));
    }

    private Settings.Delivery delivery() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Settings.Delivery(
                duration("herald.heartbeat", "PT15S", "PT0.1S"),
                duration("herald.stall", "PT60S", "PT0.5S"),
                duration("herald.retry", "PT2S", "PT0.1S"),
                number("herald.lanes", Math.max(2, cores), 1, 256),
                duration("herald.rest", "PT0.1S", "PT0S"),
                number("herald.ring", 16_384, 16, 10_000_000),
                number("herald.ring.bytes", 33_554_432, 65_536, Integer.MAX_VALUE),
                number("herald.batch.bytes", 65_536, 1_024, 8_388_608),
                number("herald.catch.up", 2, 1, 64),
                number("herald.page.events", 500, 1, 100_000),
                duration("herald.poll", "PT0.5S", "PT0.01S"),
                duration("herald.drain", "PT5S", "PT0S"));
    }

    private Settings.Retention retention() {
        Settings.Retention.Rule usual = new Settings.Retention.Rule(
                duration("herald.retention", "P7D", "PT1S"),
                number("herald.retention.events", 1_000_000, 1, Integer.MAX_VALUE));
        Map<String, Settings.Retention.Rule> byKind = new HashMap<>();
        for (String kind : KINDS) {
            byKind.put(kind, rule("herald.retention." + kind, usual));
        }
        return new Settings.Retention(usual, byKind, duration("herald.retention.interval", "PT1M", "PT0.1S"));
    }

    private Settings.Retention.Rule rule(String name, Settings.Retention.Rule usual) {
        return new Settings.Retention.Rule(
                duration(name, usual.age().toString(), "PT1S"),
                number(name + ".events", (int) usual.events(), 1, Integer.MAX_VALUE));
    }

    private Settings.Limits limits() {
        int maxReaders = maxReaders();
        return new Settings.Limits(
                maxReaders,
                maxReadersPerAddress(),
                number("herald.max.readers.per.topic", Math.max(1, maxReaders), 1, 10_000_000),
                number("herald.trusted.proxies", 0, 0, 16),
                number("herald.max.body", 1_000_000, 1_000, 1_000_000),
                number("herald.guesses", 20, 1, 1_000_000));
    }

    private int maxReaders() {
        return number("herald.max.readers", 10_000, 1, 10_000_000);
    }

    private int maxReadersPerAddress() {
        return number("herald.max.readers.per.address", Math.max(1, maxReaders() / 4), 1, 10_000_000);
    }

    private Settings.Rates rates() {
        // All readers of an office come back at once after a restart, and once more should that one fail.
        int readers = Math.min(Rate.MOST / 2, maxReadersPerAddress());
        Rate returning = new Rate(Math.max(200, 2 * readers), Math.max(20, readers / 30));
        return new Settings.Rates(
                rate("herald.request.rate", new Rate(10_000, 1_000)),
                rate("herald.connect.rate", returning),
                rate("herald.publish.rate", new Rate(20_000, 500)));
    }

    private Rate rate(String name, Rate otherwise) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        Optional<Rate> rate = Rate.parse(value.get());
        if (rate.isPresent()) {
            return rate.get();
        }
        fault(name, "must be how many at once and then how many a second, such as 1000,50, or none for no limit");
        return otherwise;
    }

    private Settings.Node node() {
        Optional<String> name = text("herald.node");
        name.filter(value -> !value.matches("[A-Za-z0-9._-]{1,64}"))
                .ifPresent(value -> fault("herald.node", "must be 1 to 64 of letters, digits and . _ -"));
        return new Settings.Node(name);
    }

    private AllowedOrigins origins() {
        return text("herald.allowed.origins").map(this::origins).orElseGet(AllowedOrigins::none);
    }

    private AllowedOrigins origins(String text) {
        return AllowedOrigins.parse(text).orElseGet(() -> {
            fault("herald.allowed.origins", AllowedOrigins.RULE);
            return AllowedOrigins.none();
        });
    }

    private Settings.Monitor monitor() {
        return new Settings.Monitor(
                steps("herald.monitor.cpu", "0.7,0.85,0.95", 1),
                steps("herald.monitor.heap", "0.75,0.85,0.95", 1),
                steps("herald.monitor.disk", "0.8,0.9,0.95", 1),
                steps("herald.monitor.threads", "500,1000,2000", 1_000_000),
                steps("herald.monitor.readers", "0.7,0.85,0.95", 1),
                steps("herald.monitor.lag", "1000,5000,20000", 1e9),
                steps("herald.monitor.latency", "1,2.5,5", 3_600));
    }

    /** Three numbers above 0, each greater than the one before. */
    private Settings.Monitor.Steps steps(String name, String otherwise, double most) {
        double[] usual = numbers(otherwise);
        String value = text(name).orElse(otherwise);
        boolean readable = STEPS.matcher(value).matches();
        double[] steps = readable ? numbers(value) : usual;
        if (!readable || steps[0] <= 0 || steps[1] <= steps[0] || steps[2] <= steps[1] || steps[2] > most) {
            fault(
                    name,
                    "must be three numbers above 0 that ascend to at most " + (long) most + ", such as " + otherwise);
            steps = usual;
        }
        return new Settings.Monitor.Steps(steps[0], steps[1], steps[2]);
    }

    private static double[] numbers(String commas) {
        return Stream.of(commas.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    private Settings.Site site() {
        Optional<String> url = text("herald.url").map(value -> value.replaceFirst("/$", ""));
        url.filter(value -> !SITE.matcher(value).matches())
                .ifPresent(
                        value -> fault("herald.url", "must be http:// or https://, a host and maybe a port, no path"));
        return new Settings.Site(url);
    }

    private Settings.Demo demo() {
        text("herald.demo")
                .filter(value -> !value.equals("true") && !value.equals("false"))
                .ifPresent(value -> fault("herald.demo", "must be true or false"));
        return new Settings.Demo(isDemo(), number("herald.demo.speed", 1, 1, 60));
    }

    private boolean isDemo() {
        return text("herald.demo").filter("true"::equals).isPresent();
    }

    private Settings.Pictures pictures() {
        return new Settings.Pictures(
                number("herald.max.picture", 10_000_000, 10_000, 50_000_000),
                duration("herald.unused.pictures", "P8D", "PT1S"));
    }

    private Optional<String> text(String name) {
        return source.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    private Duration duration(String name, String otherwise, String least) {
        String value = text(name).orElse(otherwise);
        try {
            Duration duration =
                    value.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.parse(value);
            if (duration.compareTo(Duration.parse(least)) < 0) {
                fault(name, "must be at least " + least);
            }
            return duration;
        } catch (DateTimeParseException notIso) {
            fault(name, "must be a duration such as PT15S or a number of seconds");
            return Duration.parse(otherwise);
        }
    }

    private int number(String name, int otherwise, int least, int most) {
        String value = text(name).orElse(Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(value);
            if (number < least || number > most) {
                fault(name, "must be from " + least + " to " + most);
            }
            return number;
        } catch (NumberFormatException notWhole) {
            fault(name, "must be a whole number from " + least + " to " + most);
            return otherwise;
        }
    }

    private void fault(String name, String what) {
        String variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
        faults.add(name + " (" + variable + ") " + what);
    }

    /** Gives the settings to whoever injects them. */
    @ApplicationScoped
    static class Producer {

        @Produces
        @jakarta.inject.Singleton
        Settings settings() {
            return read();
        }
    }
}
