package news.herald.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.herald.live.TopicName;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;
import news.herald.topics.Topic.Access;
import news.herald.topics.Topic.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {

    private static final TopicName NAME = new TopicName("politics");

    @Test
    void aTitleIsOneLineWithoutBlanksAround() {
        assertEquals(
                "Politik & <mehr> 😀", new Topic(NAME, "  Politik & <mehr> 😀 ", Kind.NEWS, Access.PUBLIC).title());
        assertEquals(
                200,
                new Topic(NAME, "x".repeat(200), Kind.NEWS, Access.PUBLIC)
                        .title()
                        .length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\u0000b", "a\u2028b", "a\u0085b"})
    void anythingElseIsNoTitle(String title) {
        Refusal refusal = assertThrows(Refusal.class, () -> new Topic(NAME, title, Kind.NEWS, Access.PUBLIC));
        assertEquals(400, refusal.status());
        assertEquals("/title", refusal.faults().get(0).pointer());
    }

    @Test
    void aTitleEndsAt200Characters() {
        assertThrows(Refusal.class, () -> new Topic(NAME, "x".repeat(201), Kind.NEWS, Access.PUBLIC));
        assertThrows(Refusal.class, () -> new Topic(NAME, "😀".repeat(201), Kind.NEWS, Access.PUBLIC));
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
        Topic topic = new Topic(NAME, "t", Kind.NEWS, Access.PUBLIC);
        TopicRequest.unchanged(json("{\"name\":\"politics\",\"kind\":\"news\",\"title\":\"x\"}"), topic);
        assertEquals(
                422,
                assertThrows(Refusal.class, () -> TopicRequest.unchanged(json("{\"kind\":\"rows\"}"), topic))
                        .status());
    }

    private static boolean isSeen(Topic topic, boolean reader, boolean operator, String... topics) {
        Scope scope = topics.length == 0
                ? Scope.ALL
                : new Scope(
                        Optional.of(Stream.of(topics).map(TopicName::new).collect(Collectors.toSet())),
                        Optional.empty());
        return topic.isVisibleTo(new Caller("anna", reader, false, operator, scope));
    }

    @Test
    void aPrivateOneIsSeenByWhoMayReadItOnly() {
        Topic hidden = new Topic(NAME, "t", Kind.NEWS, Access.PRIVATE);
        assertFalse(hidden.isVisibleTo(Caller.ANYBODY));
        assertTrue(isSeen(hidden, true, false));
        assertFalse(isSeen(hidden, false, true), "an operator");
        assertTrue(isSeen(hidden, true, false, NAME.value(), "other"));
        assertFalse(isSeen(hidden, true, true, "other"));
        Caller reader = new Caller("anna", true, false, false, Scope.ALL);
        assertFalse(hidden.isVisibleTo(reader.withoutSight()), "whatever a page of another site asks in her name");
    }

    @Test
    void onlyOperatorsSeeTheMonitor() {
        Topic monitor = new Topic(Topics.MONITOR, "Monitor", Kind.MONITOR, Access.PUBLIC);
        assertTrue(monitor.isVisibleTo(new Caller("olga", false, false, true, Scope.ALL)));
        assertFalse(monitor.isVisibleTo(Caller.ANYBODY));
        assertFalse(monitor.isVisibleTo(new Caller("ed", true, true, false, Scope.ALL)));
        assertTrue(new Topic(NAME, "t", Kind.NEWS, Access.PUBLIC).isVisibleTo(Caller.ANYBODY));
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
