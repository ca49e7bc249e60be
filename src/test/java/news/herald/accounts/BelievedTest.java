package news.herald.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BelievedTest {

    private long now;
    private int looks;
    private Optional<String> there = Optional.of("Mara");
    private final Believed<String> believed = new Believed<>(() -> now);

    private Optional<String> find() {
        return believed.find("key", () -> {
            looks++;
            return there;
        });
    }

    @Test
    void itIsLookedUpOnceASecond() {
        for (int i = 0; i < 100; i++) {
            assertEquals(Optional.of("Mara"), find());
        }
        assertEquals(1, looks);
        there = Optional.empty();
        now += Believed.FRESH.toNanos();
        assertEquals(Optional.empty(), find());
    }

    @Test
    void whatIsNotThereIsNotRemembered() {
        there = Optional.empty();
        find();
        there = Optional.of("Mara");
        assertEquals(Optional.of("Mara"), find());
    }

    /** What was read before it changed is old, whenever it arrives. */
    @Test
    void whatIsForgottenDuringALookIsLookedUpAgain() {
        Optional<String> before = believed.find("key", () -> {
            believed.forgetIf("Mara"::equals);
            return Optional.of("Mara, as she was");
        });
        assertEquals(Optional.of("Mara, as she was"), before);
        assertEquals(Optional.of("Mara"), find());
        assertEquals(1, looks);
    }

    @Test
    void whatIsForgottenIsLookedUp() {
        find();
        believed.forget("key");
        find();
        believed.forgetIf("Ines"::equals);
        find();
        assertEquals(2, looks);
        believed.forgetIf("Mara"::equals);
        find();
        assertEquals(3, looks);
    }
}
