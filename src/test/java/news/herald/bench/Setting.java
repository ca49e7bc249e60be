package news.herald.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Under what circumstances was measured. Immutable.
 *
 * @param heraldBytes of one event of Herald's on the wire
 * @param stockBytes of one event of the stock server's
 */
record Setting(Instant when, String jdk, int cores, String server, BenchPlan plan, int heraldBytes, int stockBytes) {

    static Setting here(BenchPlan plan, Sample herald, Sample stock) {
        return new Setting(
                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                "Java " + Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("bench.server", "unknown server"),
                plan,
                herald.bytes(),
                stock.bytes());
    }

    String machine() {
        return server + ", " + jdk + ", " + cores + " cores, which the readers use too, " + when;
    }
}
