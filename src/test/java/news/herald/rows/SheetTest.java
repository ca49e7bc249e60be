package news.herald.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import news.herald.live.TopicName;
import news.herald.problem.Refusal;
import news.herald.testing.JsonText;
import org.junit.jupiter.api.Test;

class SheetTest {

    private static final TopicName SCORES = new TopicName("scores");

    private final Sheet sheet = new Sheet(SCORES);

    private Row row(String key, int length) {
        String fields = "{\"a\":\"" + "x".repeat(length) + "\"}";
        Submission submission = new Submission(new RowKey(key), new Fields(JsonText.object(fields)));
        return new Row(SCORES, submission, sheet.firstVersion(), Instant.EPOCH);
    }

    @Test
    void aKeyThatComesBackHasAHigherVersionThanItEverHad() {
        Row row = row("a", 1);
        sheet.added(row);
        row.put(new Fields(JsonText.object("{}")), Instant.EPOCH);
        row.put(new Fields(JsonText.object("{\"b\":1}")), Instant.EPOCH);
        assertEquals(3, row.version());
        sheet.removed(row);
        assertEquals(4, row("a", 1).version());
    }

    @Test
    void aTableHasItsLimitInRows() {
        for (int i = 0; i < Sheet.ROWS; i++) {
            sheet.added(row("k" + i, 0));
        }
        Row more = row("more", 0);
        assertEquals(409, assertThrows(Refusal.class, () -> sheet.added(more)).status());
        sheet.removed(row("k0", 0));
        sheet.added(more);
    }

    @Test
    void andInCharacters() {
        for (int i = 0; i < 7; i++) {
            sheet.added(row("k" + i, 1_000_000));
        }
        Row more = row("more", 1_000_000);
        assertEquals(409, assertThrows(Refusal.class, () -> sheet.added(more)).status());
    }
}
