package news.herald.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EpochsTest {

    private static Epochs opened(Object... epochsAndFirsts) {
        LinkedHashMap<String, Long> firsts = new LinkedHashMap<>();
        for (int i = 0; i < epochsAndFirsts.length; i += 2) {
            firsts.put((String) epochsAndFirsts[i], ((Number) epochsAndFirsts[i + 1]).longValue());
        }
        return new Epochs(firsts);
    }

    @Test
    void anIdOfAnEarlierStartIsHonoured() {
        Epochs epochs = opened("a", 1, "b", 11);
        assertTrue(epochs.honours(new EventId("a", 10)));
        assertTrue(epochs.honours(new EventId("b", 11)));
    }

    @Test
    void theCursorBeforeTheFirstEventOfAnEpochIsHonoured() {
        assertTrue(opened("a", 1).honours(new EventId("a", 0)));
        assertTrue(opened("a", 1, "b", 11).honours(new EventId("b", 10)));
    }

    @Test
    void anUnknownEpochIsNotHonoured() {
        assertFalse(opened("a", 1).honours(new EventId("x", 1)));
    }

    @Test
    void anIdThatWasGivenAfterTheBackupWasTakenIsNotHonouredOnceItIsRestored() {
        // The backup was taken at 10; ids up to 15 were given under "a" and undone by the restore.
        Epochs restored = opened("a", 1, "c", 11);
        assertTrue(restored.honours(new EventId("a", 10)));
        assertFalse(restored.honours(new EventId("a", 11)));
        assertFalse(restored.honours(new EventId("a", 15)));
    }

    @Test
    void ofTwoEpochsThatBeginAtOnePlaceTheLaterHasTheIds() {
        Epochs epochs = opened("a", 1, "b", 1);
        assertTrue(epochs.honours(new EventId("a", 0)));
        assertFalse(epochs.honours(new EventId("a", 1)));
        assertTrue(epochs.honours(new EventId("b", 1)));
    }

    @Test
    void anIdFromBeforeItsEpochIsNotHonoured() {
        assertFalse(opened("a", 1, "b", 11).honours(new EventId("b", 9)));
    }

    @Test
    void historiesPartInTheNewestEpochThatBothHave() {
        Epochs gone = opened("a", 1, "b", 11, "c", 21);
        assertEquals(Optional.of("b"), gone.parting(opened("a", 1, "b", 11)));
        assertEquals(Optional.of("b"), gone.parting(opened("a", 1, "b", 11, "x", 31)));
        assertEquals(Optional.of("c"), gone.parting(gone));
        assertEquals(Optional.empty(), gone.parting(opened("x", 1)));
    }

    @Test
    void whatIsVoidAlreadyIsNotMadeVoidAgainNorWhatCameBeforeIt() {
        Epochs gone = opened("a", 1, "b", 11, "c", 21);
        assertEquals(Optional.empty(), gone.parting(opened("a", 1, "b~", 11, "x", 31)));
        assertFalse(opened("a", 1, "b~", 11, "x", 31).honours(new EventId("b", 12)));
    }
}
