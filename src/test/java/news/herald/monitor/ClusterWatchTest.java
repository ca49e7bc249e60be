package news.herald.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.herald.cluster.NodeVitals;
import news.herald.config.KnownSettings;
import news.herald.json.JsonP;
import org.junit.jupiter.api.Test;

class ClusterWatchTest {

    private static final Map<Figure, Double> FINE = Map.of(
            Figure.READERS, 10.0, Figure.READERS_MAX, 100.0, Figure.TAIL, 1.0, Figure.HEAP_USED, 1e6, Figure.P99, 0.01);

    private long seconds = 1_800_000_000;
    private final ClusterWatch watch = new ClusterWatch(
            KnownSettings.read(Map.of()).monitor(),
            () -> Duration.ofSeconds(seconds).toNanos());
    private final List<Alert> alerts = new ArrayList<>();

    private static NodeVitals node(String id, String name, double seen, Map<Figure, Double> figures) {
        JsonObject vitals = new Vitals(figures, "17", "a server").json();
        return new NodeVitals(
                id, name, Instant.EPOCH, Duration.ofMillis((long) (seen * 1_000)), id.equals("a-1"), vitals);
    }

    private static NodeVitals fine(String id) {
        return node(id, id.substring(0, 1), 0, FINE);
    }

    private static NodeVitals readers(String id, double readers) {
        return node(id, "a", 0, Map.of(Figure.READERS, readers, Figure.READERS_MAX, 100.0));
    }

    /** The same for so many seconds. */
    private void look(int times, NodeVitals... seen) {
        for (int time = 0; time < times; time++) {
            seconds++;
            alerts.addAll(watch.look(List.of(seen), Instant.ofEpochSecond(seconds)));
        }
    }

    private JsonObject picture() {
        var members = JsonP.PROVIDER.createObjectBuilder();
        watch.addTo(members);
        return members.build();
    }

    private List<String> shown() {
        return picture().getJsonArray("nodes").getValuesAs(JsonObject.class).stream()
                .map(node -> node.getString("id") + " " + node.getString("state") + " " + node.getString("level"))
                .toList();
    }

    private List<String> told() {
        return alerts.stream()
                .map(alert -> alert.node() + " " + alert.measure().word() + " "
                        + alert.level().word())
                .toList();
    }

    @Test
    void nodesThatAreFineAreShownByNameAndSummed() {
        look(60, fine("b-1"), fine("a-1"));
        assertEquals(List.of("a-1 here ok", "b-1 here ok"), shown());
        assertEquals(List.of(), told());
        JsonObject sum = picture().getJsonObject("sum");
        assertEquals("ok", sum.getString("level"));
        assertEquals(2, sum.getInt("nodes"));
        assertEquals(20, sum.getJsonObject("vitals").getInt("readers"));
        assertEquals(0.01, sum.getJsonObject("vitals").getJsonNumber("p99").doubleValue(), "the worst, not the sum");
    }

    @Test
    void anAlertIsToldWhenItIsBadWhenItIsWorseAndWhenItIsFineAgain() {
        look(10, readers("a-1", 75));
        assertEquals(List.of(), told(), "careful is shown only");
        assertEquals(List.of("a-1 here careful"), shown());
        look(10, readers("a-1", 90));
        look(10, readers("a-1", 99));
        look(20, readers("a-1", 80));
        look(20, readers("a-1", 5));
        assertEquals(List.of("a-1 readers warning", "a-1 readers critical", "a-1 readers ok"), told());
        assertEquals(
                List.of(0.85, 0.95, 0.7), alerts.stream().map(Alert::threshold).toList());
    }

    @Test
    void aNodeThatFallsSilentIsMissedUntilItIsBack() {
        look(5, fine("a-1"), fine("b-1"));
        for (int silent = 1; silent <= 10; silent++) {
            look(1, fine("a-1"), node("b-1", "b", silent, FINE));
        }
        look(8, fine("a-1"));
        assertEquals(List.of("a-1 here ok", "b-1 gone critical"), shown());
        assertEquals(List.of("b-1 seen warning", "b-1 seen critical"), told());
        look(20, fine("a-1"), fine("b-1"));
        assertEquals(List.of("a-1 here ok", "b-1 here ok"), shown());
        assertEquals("b-1 seen ok", told().get(2));
    }

    @Test
    void aNodeThatLeavesInOrderIsNotMissed() {
        look(5, fine("a-1"), fine("b-1"));
        look(30, fine("a-1"));
        assertEquals(List.of("a-1 here ok"), shown());
        assertEquals(List.of(), told());
        assertEquals(
                2,
                watch.history(60, Instant.ofEpochSecond(seconds))
                        .getJsonArray("nodes")
                        .size(),
                "what it was is remembered");
    }

    @Test
    void whoTakesItsPlaceEndsTheWait() {
        look(5, fine("a-1"), fine("b-1"));
        look(1, fine("a-1"), node("b-1", "b", 9, FINE));
        look(10, fine("a-1"));
        assertEquals(List.of("a-1 here ok", "b-1 gone critical"), shown());
        look(1, fine("a-1"), fine("b-2"));
        assertEquals(List.of("a-1 here ok", "b-2 here ok"), shown());
        assertEquals(List.of("b-1 seen warning", "b-1 seen critical", "b-1 seen ok"), told());
    }

    @Test
    void aNodeOfTheSameNameThatWasThereBeforeTakesNoPlace() {
        look(12, fine("b-1"), fine("b-2"));
        look(1, fine("b-1"), node("b-2", "b", 9, FINE));
        look(10, fine("b-1"));
        assertEquals(
                List.of("b-1 here ok", "b-2 gone critical"),
                shown().stream().sorted().toList());
    }

    @Test
    void whoIsNeverSeenAgainIsForgottenAfterAnHour() {
        look(1, fine("a-1"), node("b-1", "b", 9, FINE));
        look(3_000, fine("a-1"));
        assertEquals(2, shown().size());
        look(700, fine("a-1"));
        assertEquals(1, shown().size());
        assertEquals(
                1,
                watch.history(60, Instant.ofEpochSecond(seconds))
                        .getJsonArray("nodes")
                        .size());
    }

    @Test
    void aNodeThatDoesNotReadTheJournalIsCritical() {
        look(10, node("a-1", "a", 0, Map.of(Figure.TAIL, 0.0)));
        assertEquals(List.of("a-1 tail critical"), told());
    }

    @Test
    void aNodeThatSaysNothingOfItselfIsFine() {
        look(10, node("a-1", "a", 0, Map.of()));
        assertEquals(List.of("a-1 here ok"), shown());
    }

    @Test
    void nodesThatComeAndGoDoNotFillTheMemory() {
        for (int start = 0; start < 300; start++) {
            look(1, fine("a-1"), fine("b-" + start));
        }
        int known = watch.history(60, Instant.ofEpochSecond(seconds))
                .getJsonArray("nodes")
                .size();
        assertEquals(ClusterWatch.MOST_NODES, known);
        assertTrue(shown().contains("b-299 here ok"));
        NodeVitals[] crowd = Stream.concat(
                        Stream.of(fine("a-1")), IntStream.range(0, 100).mapToObj(i -> fine("c-" + i)))
                .toArray(NodeVitals[]::new);
        look(2, crowd);
        assertEquals(ClusterWatch.MOST_NODES, shown().size());
        assertFalse(shown().contains("b-299 here ok"));
    }
}
