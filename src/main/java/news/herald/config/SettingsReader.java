package news.herald.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Reads {@code herald.*} from MicroProfile Config (so {@code HERALD_*} from the environment) and reports all faults
 * together. Durations are ISO 8601 ({@code PT15S}) or a number of seconds. Used by one thread at a time.
 */
public class SettingsReader {

    /** The kinds of topics that may have a retention of their own. */
    private static final List<String> KINDS = List.of("news", "rows", "alerts");

    /** The proxies' configurations end a stream that was quiet for 75 seconds, the desk one that was for 60. */
    private static final String LONGEST_HEARTBEAT = "PT25S";

    private static final Pattern SITE =
            Pattern.compile("https?://([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    private final Values values;

    private SettingsReader(Values values) {
        this.values = values;
    }

    /** @throws IllegalStateException naming every property that is at fault */
    public static Settings read() {
        Config config = ConfigProvider.getConfig();
        return read(name -> config.getOptionalValue(name, String.class));
    }

    static Settings read(Function<String, Optional<String>> source) {
        Values values = new Values(source);
        SettingsReader reader = new SettingsReader(values);
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
                new OpenIdReader(values).read());
        values.requireNoFault();
        return settings;
    }

    private Settings.Database database() {
        Optional<String> url = values.text("herald.db.url");
        url.filter(value -> !value.startsWith("jdbc:h2:") && !value.startsWith("jdbc:postgresql:"))
                .ifPresent(value -> values.fault("herald.db.url", "must begin with jdbc:h2: or jdbc:postgresql:"));
        // What is made up must not come among the news of whoever starts both here.
        String usual = isDemo() ? "herald-demo" : "herald-data";
        Path dataDir = Path.of(values.text("herald.data.dir").orElse(usual)).toAbsolutePath();
        return new Settings.Database(dataDir, url, values.text("herald.db.user"), values.text("herald.db.password"));
    }

    private Settings.Admin admin() {
        Optional<String> password = values.text("herald.admin.password");
        String user = values.text("herald.admin.user").orElse("admin");
        if (!user.matches("[A-Za-z0-9._@-]{1,64}")) {
            values.fault("herald.admin.user", "must be 1 to 64 of letters, digits and . _ @ -");
        }
        return new Settings.Admin(user, password);
    }

    private Settings.Sessions sessions() {
        return new Settings.Sessions(values.duration("herald.session", "PT12H", "PT1S"));
    }

    private Settings.Audit audit() {
        return new Settings.Audit(values.duration("herald.audit", "P365D", "PT1H"));
    }

    private Settings.Delivery delivery() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Settings.Delivery(
                values.duration("herald.heartbeat", "PT15S", "PT0.1S", LONGEST_HEARTBEAT),
                values.duration("herald.stall", "PT60S", "PT0.5S"),
                values.duration("herald.retry", "PT2S", "PT0.1S"),
                values.number("herald.lanes", Math.max(2, cores), 1, 256),
                values.duration("herald.rest", "PT0.1S", "PT0S"),
                values.number("herald.ring", 16_384, 16, 10_000_000),
                values.number("herald.ring.bytes", 33_554_432, 65_536, Integer.MAX_VALUE),
                values.number("herald.batch.bytes", 65_536, 1_024, 8_388_608),
                values.number("herald.catch.up", 2, 1, 64),
                values.number("herald.page.events", 500, 1, 100_000),
                values.duration("herald.poll", "PT0.5S", "PT0.01S"),
                values.duration("herald.drain", "PT5S", "PT0S"));
    }

    private Settings.Retention retention() {
        Settings.Retention.Rule usual = new Settings.Retention.Rule(
                values.duration("herald.retention", "P7D", "PT1S"),
                values.number("herald.retention.events", 1_000_000, 1, Integer.MAX_VALUE));
        Map<String, Settings.Retention.Rule> byKind = new HashMap<>();
        for (String kind : KINDS) {
            byKind.put(kind, rule("herald.retention." + kind, usual));
        }
        return new Settings.Retention(usual, byKind, values.duration("herald.retention.interval", "PT1M", "PT0.1S"));
    }

    private Settings.Retention.Rule rule(String name, Settings.Retention.Rule usual) {
        return new Settings.Retention.Rule(
                values.duration(name, usual.age().toString(), "PT1S"),
                values.number(name + ".events", (int) usual.events(), 1, Integer.MAX_VALUE));
    }

    private Settings.Limits limits() {
        int maxReaders = maxReaders();
        return new Settings.Limits(
                maxReaders,
                maxReadersPerAddress(),
                values.number("herald.max.readers.per.topic", Math.max(1, maxReaders), 1, 10_000_000),
                values.number("herald.trusted.proxies", 0, 0, 16),
                values.number("herald.max.body", 1_000_000, 1_000, 1_000_000),
                values.number("herald.guesses", 20, 1, 1_000_000));
    }

    private int maxReaders() {
        return values.number("herald.max.readers", 10_000, 1, 10_000_000);
    }

    private int maxReadersPerAddress() {
        return values.number("herald.max.readers.per.address", Math.max(1, maxReaders() / 4), 1, 10_000_000);
    }

    private Settings.Rates rates() {
        // All readers of an office come back at once after a restart, and once more should that one fail.
        int readers = Math.min(Rate.MOST / 2, maxReadersPerAddress());
        Rate returning = new Rate(Math.max(200, 2 * readers), Math.max(20, readers / 30));
        return new Settings.Rates(
                values.rate("herald.request.rate", new Rate(10_000, 1_000)),
                values.rate("herald.connect.rate", returning),
                values.rate("herald.publish.rate", new Rate(20_000, 500)));
    }

    private Settings.Node node() {
        Optional<String> name = values.text("herald.node");
        name.filter(value -> !value.matches("[A-Za-z0-9._-]{1,64}"))
                .ifPresent(value -> values.fault("herald.node", "must be 1 to 64 of letters, digits and . _ -"));
        return new Settings.Node(name);
    }

    private AllowedOrigins origins() {
        return values.text("herald.allowed.origins").map(this::origins).orElseGet(AllowedOrigins::none);
    }

    private AllowedOrigins origins(String text) {
        return AllowedOrigins.parse(text).orElseGet(() -> {
            values.fault("herald.allowed.origins", AllowedOrigins.RULE);
            return AllowedOrigins.none();
        });
    }

    private Settings.Monitor monitor() {
        return new Settings.Monitor(
                values.steps("herald.monitor.cpu", "0.7,0.85,0.95", 1),
                values.steps("herald.monitor.heap", "0.75,0.85,0.95", 1),
                values.steps("herald.monitor.disk", "0.8,0.9,0.95", 1),
                values.steps("herald.monitor.threads", "500,1000,2000", 1_000_000),
                values.steps("herald.monitor.readers", "0.7,0.85,0.95", 1),
                values.steps("herald.monitor.lag", "1000,5000,20000", 1e9),
                values.steps("herald.monitor.latency", "1,2.5,5", 3_600));
    }

    private Settings.Site site() {
        Optional<String> url = values.text("herald.url").map(value -> value.replaceFirst("/$", ""));
        url.filter(value -> !SITE.matcher(value).matches())
                .ifPresent(value ->
                        values.fault("herald.url", "must be http:// or https://, a host and maybe a port, no path"));
        return new Settings.Site(url);
    }

    private Settings.Demo demo() {
        values.text("herald.demo")
                .filter(value -> !value.equals("true") && !value.equals("false"))
                .ifPresent(value -> values.fault("herald.demo", "must be true or false"));
        return new Settings.Demo(isDemo(), values.number("herald.demo.speed", 1, 1, 60));
    }

    private boolean isDemo() {
        return values.text("herald.demo").filter("true"::equals).isPresent();
    }

    private Settings.Pictures pictures() {
        return new Settings.Pictures(
                values.number("herald.max.picture", 10_000_000, 10_000, 50_000_000),
                values.duration("herald.unused.pictures", "P8D", "PT1S"));
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
