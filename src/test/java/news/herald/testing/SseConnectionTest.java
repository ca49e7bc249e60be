package news.herald.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SseConnectionTest {

    private static final List<String> FRAMES =
            List.of("id: k-1\nevent: alert\nda", "ta: {}\n\nid: k-2\neve", "nt: alert\ndata: {\"n\":2}\n", "\n");

    @Test
    void everythingThatCameIsRecorded() {
        try (ScriptedStream stream = ScriptedStream.of(FRAMES);
                SseConnection reader = StreamRequest.of(stream.port(), "/a?b=c")
                        .lastEventId("k-0")
                        .from("127.0.0.7")
                        .open()
                        .awaitHello()) {
            assertEquals(200, reader.status());
            assertEquals("text/event-stream", reader.header("content-TYPE"));
            assertEquals(2000, reader.retry());
            assertEquals("", reader.lastEventId());
            stream.go();
            reader.awaitClosed(SseConnection.PATIENCE);
            assertEquals("ended", reader.closedBecause());
            assertEquals(2, reader.journalled().size());
            assertEquals(2, reader.journalled().get(1).json().getInt("n"));
            assertEquals("k-2", reader.lastEventId());
            assertTrue(reader.raw().contains("{\"n\":2}"));
            assertEquals(List.of(), reader.faults());
            assertEquals(List.of("127.0.0.7 GET /a?b=c k-0"), stream.requests());
        }
    }

    @Test
    void aBreachOfTheRulesIsRecorded() {
        try (ScriptedStream stream = ScriptedStream.of(List.of("event: alert\ndata: {}\n\n"));
                SseConnection reader = StreamRequest.of(stream.port(), "/").open()) {
            stream.go();
            reader.awaitClosed(SseConnection.PATIENCE);
            assertEquals(List.of("a journalled event without id: alert"), reader.faults());
        }
    }

    @Test
    void aStalledReaderReadsAgainWhenItResumes() {
        try (ScriptedStream stream = ScriptedStream.of(FRAMES);
                SseConnection reader =
                        StreamRequest.of(stream.port(), "/").open().awaitHello()) {
            reader.stall();
            stream.go();
            assertFalse(reader.hasJournalledWithin(1, Duration.ofMillis(200)));
            reader.resume();
            assertEquals(2, reader.awaitJournalled(2).size());
        }
    }

    @Test
    void waitingInVainSaysForWhat() {
        try (ScriptedStream stream = ScriptedStream.of(FRAMES);
                SseConnection reader =
                        StreamRequest.of(stream.port(), "/").open().awaitHello()) {
            AssertionError vain =
                    assertThrows(AssertionError.class, () -> reader.awaitJournalled(1, Duration.ofMillis(50)));
            assertTrue(vain.getMessage().contains("1 journalled events"), vain::getMessage);
        }
    }
}
