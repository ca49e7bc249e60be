package news.herald.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.herald.json.JsonP;
import news.herald.live.TopicName;
import org.junit.jupiter.api.Test;

class ClusterTest {

    private static final Instant STARTED = Instant.parse("2026-11-23T10:00:00Z");
    private static final TopicName POLITICS = new TopicName("politics");
    private static final TopicName SPORTS = new TopicName("sports");

    private static NodeReport report(String name, int readers, Map<TopicName, Integer> topics) {
        return NodeReport.of(name, STARTED, readers, topics, 7, 42);
    }

    private static Node node(String name, int readers, Map<TopicName, Integer> topics) {
        return new Node(new NodeId(name + "-1"), report(name, readers, topics), Duration.ofMillis(250), false);
    }

    @Test
    void readersAreSummedOverTheNodesInAllAndByTopic() {
        Cluster cluster =
                new Cluster(List.of(node("b", 5, Map.of(POLITICS, 2, SPORTS, 3)), node("a", 4, Map.of(POLITICS, 4))));
        assertEquals(9, cluster.readers());
        assertEquals(Map.of(POLITICS, 6L, SPORTS, 3L), cluster.topics().counts());
        assertEquals(
                List.of(POLITICS, SPORTS), List.copyOf(cluster.topics().counts().keySet()), "most read first");
    }

    @Test
    void aNodeIsToldWithHowLongAgoItWasSeen() {
        assertEquals(
                "{\"nodes\":[{\"id\":\"a-1\",\"name\":\"a\",\"started\":\"2026-11-23T10:00:00Z\",\"readers\":2,"
                        + "\"topics\":{\"sports\":2},\"moreTopics\":0,\"events\":7,\"head\":42,"
                        + "\"seen\":0.250,\"self\":false}],\"readers\":2,\"topics\":{\"sports\":2}}",
                new Cluster(List.of(node("a", 2, Map.of(SPORTS, 2)))).json());
    }

    @Test
    void everyNodeListsThemInTheSameOrder() {
        Node a = node("a", 0, Map.of());
        Node b = node("b", 0, Map.of());
        assertEquals(new Cluster(List.of(a, b)), new Cluster(List.of(b, a)));
    }

    @Test
    void aReportIsReadAsItWasWritten() {
        NodeReport report = report("a", 3, Map.of(POLITICS, 1, SPORTS, 2));
        assertEquals(Optional.of(report), NodeReport.parse(report.json()));
    }

    @Test
    void whatANodeOfALaterVersionAddsIsPassedOver() {
        NodeReport report = report("a", 3, Map.of(POLITICS, 1));
        assertEquals(
                Optional.of(report), NodeReport.parse(report.json().replaceFirst("\\{", "{\"cpu\":{\"load\":[1]},")));
    }

    @Test
    void howANodeIsTravelsWithItsReportUnlessItIsTooMuch() {
        var signs = JsonP.PROVIDER.createObjectBuilder().add("cpu", 0.5).build();
        NodeReport report = report("a", 3, Map.of()).with(signs, JsonValue.EMPTY_JSON_ARRAY);
        assertEquals(signs, NodeReport.parse(report.json()).orElseThrow().vitals());
        assertTrue(report("a", 3, Map.of()).vitals().isEmpty());
        String odd = report.json().replace("{\"cpu\":0.5}", "[7]");
        assertTrue(NodeReport.parse(odd).orElseThrow().vitals().isEmpty());
        var novel = JsonP.PROVIDER
                .createObjectBuilder()
                .add("text", "x".repeat(NodeReport.MOST_VITALS))
                .build();
        assertTrue(report.with(novel, JsonValue.EMPTY_JSON_ARRAY).vitals().isEmpty());
    }

    @Test
    void whatIsNoReportIsNoneAndDoesNotFail() {
        String good = report("a", 3, Map.of(POLITICS, 1)).json();
        for (String bad : List.of(
                "",
                "[]",
                "{}",
                "null",
                good.substring(1),
                good.replace("politics", "No Topic"),
                good.replace("\"readers\":3", "\"readers\":\"3\""),
                good.replace("2026", "soon"))) {
            assertEquals(Optional.empty(), NodeReport.parse(bad), bad);
        }
    }

    @Test
    void ofTenThousandTopicsTheMostReadAreToldAndTheRestCounted() {
        Map<TopicName, Integer> counts = new HashMap<>();
        for (int topic = 1; topic <= 10_000; topic++) {
            String name = "t" + topic;
            counts.put(new TopicName(name + "-".repeat(64 - name.length())), topic);
        }
        NodeReport report = report("n".repeat(64), 10_000_000, counts);
        assertEquals(NodeReport.MOST_TOPICS, report.topics().counts().size());
        assertEquals(10_000 - NodeReport.MOST_TOPICS, report.moreTopics());
        assertEquals(
                10_000 - NodeReport.MOST_TOPICS + 1L,
                report.topics().counts().values().stream().min(Long::compare).orElseThrow());
        assertTrue(report.json().length() < 16_384, () -> report.json().length() + " characters");
    }
}
