package news.herald.newsroom;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.persistence.PersistenceException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import news.herald.live.Change;
import news.herald.live.TopicName;
import news.herald.newsroom.Board.Place;
import news.herald.ninjs.RequestBody;
import news.herald.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardAndPreconditionsTest {

    private final NewsItem item = new NewsItem(
            Submissions.of(
                    new TopicName("politics"),
                    RequestBody.read(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)), 9),
                    false,
                    null,
                    "ann"),
            Instant.now());

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*", " * ", "\"0\", \"1\"", "\"x\",\"1\""})
    void theRightVersionLetsAChangePass(String header) {
        assertDoesNotThrow(() -> Precondition.required(header).check(item));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "1", "W/\"1\"", "", "\"\"", "\"1"})
    void anyOtherVersionDoesNot(String header) {
        assertEquals(
                412,
                assertThrows(Refusal.class, () -> Precondition.required(header).check(item))
                        .status());
    }

    @Test
    void anUpdateWithoutAVersionIsAskedForOne() {
        assertEquals(
                428,
                assertThrows(Refusal.class, () -> Precondition.required(null)).status());
        assertDoesNotThrow(() -> Precondition.optional(null).check(item));
    }

    @Test
    void theBoardHasTheNewestOnTopAndNothingTwice() {
        Board board = new Board(new TopicName("politics"));
        board.pin("urn:x:1", Place.PINNED);
        board.pin("urn:x:2", Place.PINNED);
        board.pin("urn:x:1", Place.PINNED);
        board.pin("urn:x:2", Place.KEY_EVENTS);
        assertEquals(
                "{\"topic\":\"politics\",\"pinned\":[\"urn:x:1\",\"urn:x:2\"],\"keyEvents\":[\"urn:x:2\"]}",
                board.announcement(Change.UPDATED).orElseThrow().data());
        board.remove("urn:x:2");
        assertEquals(List.of("urn:x:1"), board.uris(Place.PINNED));
        assertEquals(List.of(), board.uris(Place.KEY_EVENTS));
    }

    @Test
    void aFullBoardSaysSo() {
        Board board = new Board(new TopicName("politics"));
        for (int n = 0; n < Board.LENGTH; n++) {
            board.pin("urn:x:" + n, Place.PINNED);
        }
        board.pin("urn:x:7", Place.PINNED);
        assertEquals(
                409,
                assertThrows(Refusal.class, () -> board.pin("urn:x:more", Place.PINNED))
                        .status());
    }

    @Test
    void whoeverLosesARaceTriesAgain() {
        AtomicInteger attempts = new AtomicInteger();
        assertEquals("done", Contention.settle(() -> {
            if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException(new PersistenceException("unique key"));
            }
            return "done";
        }));
        assertThrows(
                PersistenceException.class,
                () -> Contention.settle(() -> {
                    throw new PersistenceException("for ever");
                }));
    }

    @Test
    void aRefusalIsFinal() {
        AtomicInteger attempts = new AtomicInteger();
        assertThrows(
                Refusal.class,
                () -> Contention.settle(() -> {
                    attempts.incrementAndGet();
                    throw Refusal.conflict("no");
                }));
        assertEquals(1, attempts.get());
    }
}
