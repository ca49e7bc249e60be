package news.herald.newsroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import news.herald.live.Change;
import news.herald.live.TopicName;
import news.herald.newsroom.Board.Place;
import news.herald.problem.Refusal;
import org.junit.jupiter.api.Test;

class BoardTest {

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
}
