package news.herald.broadcast;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import news.herald.live.TopicName;
import news.herald.topics.Topics;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

    private static Subscription to(TopicName... topics) {
        return new Subscription(Set.of(topics), Subscription.Form.TYPED);
    }

    @Test
    void everythingIsWhatEverybodyMayRead() {
        assertTrue(to().wants(Events.event(1, "politics")));
        assertTrue(to().wants(Events.passing("politics")));
        assertFalse(to().wants(Events.passing("monitor")));
        assertFalse(to().wants(Events.event(1, "monitor")));
    }

    @Test
    void whatIsPrivateIsAskedForByName() {
        assertFalse(to().wants(Events.event(1, "secret")));
        assertFalse(to().wants(Events.passing("secret")));
        assertTrue(to(new TopicName("secret")).wants(Events.event(1, "secret")));
    }

    @Test
    void whatOnlyOperatorsMaySeeIsAskedForByName() {
        assertTrue(to(Topics.MONITOR).wants(Events.passing("monitor")));
        assertFalse(to(Topics.MONITOR).wants(Events.event(1, "politics")));
    }

    @Test
    void whatWasErasedIsWantedByNobody() {
        assertFalse(to().wants(Events.event(1, "politics").erased()));
    }
}
