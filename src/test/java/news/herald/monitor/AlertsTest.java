package news.herald.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private final Alerts alerts = new Alerts();

    @Test
    void theLastHundredAreKeptNewestFirst() {
        for (int second = 0; second < 250; second++) {
            alerts.add(
                    new Alert(Instant.ofEpochSecond(second), "a-1", "a", Measure.CPU, 0.97, 0.95, Condition.CRITICAL));
        }
        var list = alerts.json().build();
        assertEquals(Alerts.MOST, list.size());
        assertEquals(
                "{\"time\":\"1970-01-01T00:04:09Z\",\"node\":\"a-1\",\"name\":\"a\",\"measure\":\"cpu\",\"value\":0.97,"
                        + "\"threshold\":0.95,\"level\":\"critical\"}",
                list.getJsonObject(0).toString());
    }

    @Test
    void anAlertIsOneLineOfTheLog() {
        Alert alert = new Alert(Instant.EPOCH, "a-1", "a", Measure.CPU, 0.97, 0.95, Condition.CRITICAL);
        assertEquals("node a: cpu is critical, at 0.97 from 0.95 on", alert.toString());
    }
}
