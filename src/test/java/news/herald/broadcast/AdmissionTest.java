package news.herald.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import news.herald.config.Settings;
import news.herald.live.TopicName;
import news.herald.metrics.Metrics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final Subscription POLITICS = following("politics");
    private static final Subscription SPORTS = following("sports");

    private final Metrics metrics = new Metrics();
    private final Admission admission = new Admission(new Settings.Limits(5, 2, 3, 0, 1_000, 20), metrics);

    @BeforeEach
    void open() {
        admission.open();
    }

    private static Subscription following(String topic) {
        return new Subscription(Set.of(new TopicName(topic)), Subscription.Form.TYPED);
    }

    @Test
    void anAddressHasOnlySoMany() {
        assertEquals(Optional.empty(), admission.enter("a", POLITICS));
        assertEquals(Optional.empty(), admission.enter("a", SPORTS));
        assertEquals(Optional.of(Admission.Full.ADDRESS), admission.enter("a", SPORTS));
        assertEquals(Optional.empty(), admission.enter("b", SPORTS));
        admission.leave("a", POLITICS);
        assertEquals(Optional.empty(), admission.enter("a", SPORTS));
    }

    @Test
    void aTopicHasOnlySoMany() {
        for (String address : Set.of("a", "b", "c")) {
            assertEquals(Optional.empty(), admission.enter(address, POLITICS));
        }
        assertEquals(Optional.of(Admission.Full.TOPIC), admission.enter("d", POLITICS));
        assertEquals(Optional.empty(), admission.enter("d", SPORTS));
        admission.leave("b", POLITICS);
        assertEquals(Optional.empty(), admission.enter("d", POLITICS));
    }

    @Test
    void theNodeHasOnlySoMany() {
        for (String address : Set.of("a", "b", "c")) {
            admission.enter(address, POLITICS);
        }
        for (String address : Set.of("d", "e")) {
            admission.enter(address, SPORTS);
        }
        assertEquals(Optional.of(Admission.Full.NODE), admission.enter("f", following("weather")));
        assertTrue(metrics.prometheusText().contains("herald_readers_turned_away_total{full=\"node\"} 1"));
    }

    @Test
    void aNodeThatStopsTakesNobodyIn() {
        admission.close();
        assertEquals(Optional.of(Admission.Full.STOPPING), admission.enter("a", POLITICS));
    }

    @Test
    void whoFollowsEverythingCountsForNoTopic() {
        for (String address : Set.of("a", "b", "c")) {
            admission.enter(address, POLITICS);
        }
        assertEquals(Optional.empty(), admission.enter("d", new Subscription(Set.of(), Subscription.Form.MESSAGE)));
    }
}
