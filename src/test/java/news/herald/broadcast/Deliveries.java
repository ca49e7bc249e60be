package news.herald.broadcast;

import java.time.Duration;
import news.herald.config.Settings;

/** Settings of one lane under test. */
final class Deliveries {

    private Deliveries() {}

    static Settings.Delivery withHeartbeat(Duration heartbeat) {
        return new Settings.Delivery(
                heartbeat,
                Duration.ofMillis(1_500),
                Duration.ofSeconds(2),
                1,
                Duration.ofMillis(100),
                1024,
                1 << 24,
                4096,
                1,
                100,
                Duration.ofMillis(100),
                Duration.ofSeconds(1));
    }

    /** Whose heartbeat no test lives to see. */
    static Settings.Delivery patient() {
        return withHeartbeat(Duration.ofMinutes(10));
    }
}
