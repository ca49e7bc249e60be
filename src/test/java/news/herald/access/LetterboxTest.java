package news.herald.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import news.herald.problem.Refusal;
import org.junit.jupiter.api.Test;

class LetterboxTest {

    private final Letterbox letterbox = new Letterbox();

    private List<Runnable> taken(String caller, boolean editor, int places) {
        List<Runnable> taken = new ArrayList<>();
        for (int place = 0; place < places; place++) {
            taken.add(letterbox.enter(caller, editor));
        }
        return taken;
    }

    private void assertFull(String caller, boolean editor) {
        assertEquals(
                503,
                assertThrows(Refusal.class, () -> letterbox.enter(caller, editor))
                        .status());
    }

    @Test
    void oneAccountLeavesPlacesToOthers() {
        List<Runnable> mine = taken("anna", true, Letterbox.OF_ONE);
        assertFull("anna", true);
        taken("bert", true, Letterbox.OF_EDITORS - Letterbox.OF_ONE);
        assertFull("carl", true);
        mine.get(0).run();
        letterbox.enter("carl", true);
    }

    @Test
    void whoOnlyReadsTakesNoPlaceFromEditors() {
        taken("rita", false, Letterbox.OF_OTHERS);
        assertFull("ruth", false);
        letterbox.enter("anna", true);
    }
}
