package news.herald.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    private long now = 1_000;
    private final Neighbours neighbours = new Neighbours(() -> now);

    private static Sighting sighting(String id, Duration age) {
        return new Sighting(new NodeId(id), NodeReport.of(id, Instant.EPOCH, 1, Map.of(), 0, 0), age);
    }

    private List<String> alive() {
        return neighbours.alive().stream().map(node -> node.id().value()).toList();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void thereAreNoneUntilTheFirstLook() {
        assertEquals(List.of(), alive());
    }

    @Test
    void whoHasSaidNothingForTenSecondsDoesNotCount() {
        neighbours.saw(
                List.of(sighting("fresh", Duration.ofMillis(300)), sighting("late", Duration.ofMillis(9_500))),
                neighbours.now());
        assertEquals(List.of("fresh", "late"), alive());
        pass(Duration.ofSeconds(1));
        assertEquals(List.of("fresh"), alive());
        assertEquals(Duration.ofMillis(1_300), neighbours.alive().get(0).seen());
    }

    @Test
    void aNodeThatCannotLookKnowsOnlyItselfAfterTenSeconds() {
        neighbours.saw(List.of(sighting("a", Duration.ZERO), sighting("b", Duration.ofMillis(1))), neighbours.now());
        pass(Duration.ofSeconds(10));
        assertEquals(List.of("a"), alive());
        pass(Duration.ofNanos(1));
        assertEquals(List.of(), alive());
    }

    @Test
    void aLookThatTookLongMakesNobodyYounger() {
        long began = neighbours.now();
        pass(Duration.ofSeconds(4));
        neighbours.saw(List.of(sighting("a", Duration.ofSeconds(1))), began);
        assertEquals(Duration.ofSeconds(5), neighbours.alive().get(0).seen());
    }

    @Test
    void theLastLookCounts() {
        neighbours.saw(List.of(sighting("a", Duration.ZERO)), neighbours.now());
        neighbours.saw(List.of(sighting("b", Duration.ZERO)), neighbours.now());
        assertEquals(List.of("b"), alive());
    }
}
