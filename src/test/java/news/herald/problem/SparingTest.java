package news.herald.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SparingTest {

    private long now;
    private final Sparing lines = new Sparing(() -> now);

    @Test
    void theFirstOfTenSecondsAreWrittenAndTheOthersCounted() {
        for (int line = 0; line < Sparing.LINES; line++) {
            assertEquals(OptionalLong.of(0), lines.next());
        }
        for (int line = 0; line < 1_000; line++) {
            assertEquals(OptionalLong.empty(), lines.next());
        }
        now += Sparing.NANOS;
        assertEquals(OptionalLong.empty(), lines.next());
        now++;
        assertEquals(OptionalLong.of(1_001), lines.next());
        assertEquals(OptionalLong.of(0), lines.next());
    }
}
