package news.herald.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import news.herald.live.TopicName;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;
import news.herald.topics.Topic.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {

    private static final TopicName NAME = new TopicName("politics");

    @Test
    void aTitleIsOneLineWithoutBlanksAround() {
        assertEquals("Politik & <mehr> 😀", new Topic(NAME, "  Politik & <mehr> 😀 ", Kind.NEWS).title());
        assertEquals(200, new Topic(NAME, "x".repeat(200), Kind.NEWS).title().length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\u0000b", "a\u2028b", "a\u0085b"})
    void anythingElseIsNoTitle(String title) {
        Refusal refusal = assertThrows(Refusal.class, () -> new Topic(NAME, title, Kind.NEWS));
        assertEquals(400, refusal.status());
        assertEquals("/title", refusal.faults().get(0).pointer());
    }

    @Test
    void aTitleEndsAt200Characters() {
        assertThrows(Refusal.class, () -> new Topic(NAME, "x".repeat(201), Kind.NEWS));
    }

    @Test
    void allFaultsOfARequestAreNamedTogether() {
        Refusal refusal = assertThrows(
                Refusal.class, () -> TopicRequest.of(json("{\"name\":\"A B\",\"title\":1,\"kind\":\"monitor\"}")));
        assertEquals(
                List.of("/name", "/kind", "/title"),
                refusal.faults().stream().map(FieldFault::pointer).toList());
    }

    @Test
    void aTopicKeepsItsKind() {
        Topic topic = new Topic(NAME, "t", Kind.NEWS);
        TopicRequest.unchanged(json("{\"name\":\"politics\",\"kind\":\"news\",\"title\":\"x\"}"), topic);
        assertEquals(
                422,
                assertThrows(Refusal.class, () -> TopicRequest.unchanged(json("{\"kind\":\"rows\"}"), topic))
                        .status());
    }

    @Test
    void onlyOperatorsSeeTheMonitor() {
        Topic monitor = new Topic(Topics.MONITOR, "Monitor", Kind.MONITOR);
        assertTrue(monitor.isVisibleTo(new Caller("olga", false, true, Scope.ALL)));
        assertFalse(monitor.isVisibleTo(Caller.ANYBODY));
        assertFalse(monitor.isVisibleTo(new Caller("ed", true, false, Scope.ALL)));
        assertTrue(new Topic(NAME, "t", Kind.NEWS).isVisibleTo(Caller.ANYBODY));
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
