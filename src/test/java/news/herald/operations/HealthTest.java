package news.herald.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthTest {

    @Test
    void oneFaultMakesTheNodeUnready() {
        Health health = new Health(List.of(
                new Health.Check("database", Optional.empty(), Optional.empty()),
                new Health.Check("tail", Optional.of("stands still"), Optional.of("and more"))));
        assertFalse(health.isUp());
        assertEquals(
                "{\"status\":\"DOWN\",\"checks\":["
                        + "{\"name\":\"database\",\"status\":\"UP\",\"detail\":\"answers\"},"
                        + "{\"name\":\"tail\",\"status\":\"DOWN\",\"detail\":\"stands still\"}]}",
                health.json());
    }

    @Test
    void whatAnOperatorIsToKnowIsNoReasonToGetNoTraffic() {
        Health health =
                new Health(List.of(new Health.Check("writes", Optional.empty(), Optional.of("the disk is full"))));
        assertTrue(health.isUp());
        assertEquals(
                "{\"status\":\"UP\",\"checks\":["
                        + "{\"name\":\"writes\",\"status\":\"DEGRADED\",\"detail\":\"the disk is full\"}]}",
                health.json());
    }

    @Test
    void aProcessThatAnswersIsAlive() {
        assertTrue(Health.ALIVE.isUp());
        assertEquals("{\"status\":\"UP\",\"checks\":[]}", Health.ALIVE.json());
    }
}
