package news.herald.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import news.herald.journal.EventId;
import org.junit.jupiter.api.Test;

class RingTest {

    private static final long ROOMY = 1L << 30;

    private static Ring ring(int events, long bytes) {
        return new Ring(events, bytes, new EventId("e", 0));
    }

    @Test
    void anEmptyRingServesWhoStandsAtTheHeadOnly() {
        Ring ring = new Ring(8, ROOMY, new EventId("e", 5));
        assertEquals(0, ring.positionAfter(5));
        assertEquals(Ring.TOO_OLD, ring.positionAfter(4));
        assertEquals(Ring.AHEAD, ring.positionAfter(6));
    }

    @Test
    void aCursorFindsWhatFollowsIt() {
        Ring ring = ring(8, ROOMY);
        for (int seq = 1; seq <= 5; seq++) {
            ring.append(Events.event(seq, "politics"));
        }
        assertEquals(4, ring.get(ring.positionAfter(3)).place());
        assertEquals(ring.end(), ring.positionAfter(5));
    }

    @Test
    void whoHasMoreThanIsHereKnowsWhatComesNext() {
        Ring ring = ring(8, ROOMY);
        ring.append(Events.event(1, "politics"));
        assertEquals(ring.end(), ring.unseenFrom(1));
        assertEquals(Long.MAX_VALUE, ring.unseenFrom(2));
    }

    @Test
    void whatFallsOutIsTooOldAndNoMore() {
        Ring ring = ring(4, ROOMY);
        for (int seq = 1; seq <= 10; seq++) {
            ring.append(Events.event(seq, "politics"));
        }
        assertEquals(Ring.TOO_OLD, ring.positionAfter(5));
        assertEquals(7, ring.get(ring.positionAfter(6)).place());
        assertNull(ring.get(0));
    }

    @Test
    void bytesAreBoundedToo() {
        Ring ring = ring(1024, 10_000);
        for (int seq = 1; seq <= 100; seq++) {
            ring.append(Events.event(seq, "politics", "x".repeat(1_000)));
        }
        assertTrue(ring.end() - ring.start() < 10, "holds " + (ring.end() - ring.start()));
        assertTrue(ring.end() - ring.start() > 5, "holds " + (ring.end() - ring.start()));
    }

    @Test
    void anEventThatErasesLeavesNothingOfTheOnesBefore() {
        Ring ring = ring(8, ROOMY);
        ring.append(Events.event(1, "politics", "secret"));
        int before = ring.erasures();
        ring.append(Events.erasing(2, "politics"));
        EncodedEvent erased = ring.get(0);
        assertFalse(new Subscription(java.util.Set.of(), Subscription.Form.TYPED).wants(erased));
        assertFalse(new String(erased.bytes(Subscription.Form.TYPED), java.nio.charset.StandardCharsets.UTF_8)
                .contains("secret"));
        assertEquals(before + 1, ring.erasures());
    }

    /** The node that commits an erasure is told so by its transaction, maybe after its tail has read the event. */
    @Test
    void whatErasesStaysItself() {
        Ring ring = ring(8, ROOMY);
        ring.append(Events.event(1, "politics", "secret"));
        ring.append(Events.erasing(2, "politics"));
        ring.erase("item", 2);
        Subscription all = new Subscription(java.util.Set.of(), Subscription.Form.TYPED);
        assertFalse(all.wants(ring.get(0)));
        assertTrue(all.wants(ring.get(1)));
    }

    /** The head is what new readers begin at: all that it counts must be there to be found. */
    @Test
    void whoeverSeesAHeadFindsItsEvent() throws Exception {
        Ring ring = ring(1 << 16, ROOMY);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int seq = 1; seq <= 50_000; seq++) {
                ring.append(Events.event(seq, "politics"));
            }
        });
        while (!writer.isDone()) {
            long head = ring.head().seq();
            assertTrue(ring.end() >= head, "the head runs before the end");
        }
        writer.get(10, TimeUnit.SECONDS);
    }

    /** A reader that is overtaken by the writer must notice, and never take another's slot for its own. */
    @Test
    void aReaderThatIsOvertakenNotices() throws Exception {
        Ring ring = ring(16, ROOMY);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int seq = 1; seq <= 200_000; seq++) {
                ring.append(Events.event(seq, "politics"));
            }
        });
        long found = 0;
        while (!writer.isDone()) {
            long position = ring.start();
            if (position < ring.end()) {
                EncodedEvent event = ring.get(position);
                if (event != null) {
                    assertEquals(position + 1, event.place());
                    found++;
                }
            }
        }
        writer.get(10, TimeUnit.SECONDS);
        assertTrue(found > 0, "the reader never found anything");
    }
}
