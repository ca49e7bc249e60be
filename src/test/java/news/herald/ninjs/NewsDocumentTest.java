package news.herald.ninjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import news.herald.problem.Refusal;
import org.junit.jupiter.api.Test;

class NewsDocumentTest {

    private static final String WHOLE = "{\"uri\":\"urn:x:1\",\"type\":\"text\",\"version\":\"3\",\"language\":\"en\","
            + "\"edNote\":\"secret\",\"headlines\":[{\"value\":\"SECRET\"}],\"bodies\":[{\"value\":\"SECRET\"}],"
            + "\"title\":\"SECRET\",\"slugline\":\"SECRET\",\"by\":\"SECRET\",\"pubStatus\":\"usable\","
            + "\"firstCreated\":\"2026-02-28T12:00:00Z\",\"subjects\":[{\"name\":\"SECRET\"}],"
            + "\"associations\":[{\"name\":\"n\",\"uri\":\"urn:x:2\",\"edNote\":\"secret\",\"plannedCoverage\":[{\"edNote\":\"secret\"}]}]}";

    private final NewsDocument whole = received(WHOLE);

    @Test
    void aDocumentComesBackAsItCame() {
        assertEquals(WHOLE, whole.toJson());
        assertEquals(whole, NewsDocument.stored(whole.toJson()));
    }

    @Test
    void readersNeverSeeWhatEditorsNote() {
        String seen = whole.forReaders().toJson();
        assertFalse(seen.contains("secret") || seen.contains("edNote"));
        assertTrue(seen.contains("SECRET"));
    }

    @Test
    void aWithheldOrCanceledDocumentSaysNothingOfItsContent() {
        assertEquals(
                "{\"uri\":\"urn:x:1\",\"type\":\"text\",\"version\":\"3\",\"language\":\"en\",\"pubStatus\":\"canceled\","
                        + "\"firstCreated\":\"2026-02-28T12:00:00Z\"}",
                whole.canceled().toJson());
        assertEquals("withheld", whole.withheld().pubStatus().orElseThrow());
        NinjsSchema.check(StrictJson.object(whole.withheld().toJson()));
    }

    @Test
    void aCorrectionReplacesMembersAndTellsReaders() {
        NewsDocument once =
                whole.corrected(StrictJson.object("{\"headlines\":[{\"value\":\"Right\"}],\"by\":null}"), "Was wrong");
        NewsDocument twice = once.corrected(
                StrictJson.object("{\"descriptions\":[{\"role\":\"summary\",\"value\":\"s\"}]}"), "Again");
        assertTrue(twice.toJson().contains("\"headlines\":[{\"value\":\"Right\"}]"));
        assertFalse(twice.toJson().contains("\"by\""));
        assertTrue(
                twice.toJson()
                        .endsWith("\"descriptions\":[{\"role\":\"summary\",\"value\":\"s\"},"
                                + "{\"role\":\"correction\",\"contentType\":\"text/plain\",\"value\":\"Was wrong\"},"
                                + "{\"role\":\"correction\",\"contentType\":\"text/plain\",\"value\":\"Again\"}]}"),
                twice.toJson());
    }

    @Test
    void aCorrectionThatIsNoNinjsIsRefused() {
        assertEquals(
                "/descriptions",
                assertThrows(Refusal.class, () -> whole.corrected(StrictJson.object("{\"descriptions\":1}"), "n"))
                        .faults()
                        .get(0)
                        .pointer());
    }

    @Test
    void aDocumentThatGrewTooLongIsRefused() {
        NewsDocument grown = whole.with(Map.of("title", "x".repeat(NewsDocument.LENGTH)));
        assertEquals(413, assertThrows(Refusal.class, grown::toJson).status());
    }

    private static NewsDocument received(String text) {
        return NewsDocument.received(StrictJson.object(text));
    }
}
