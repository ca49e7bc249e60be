package news.herald.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;
import news.herald.testing.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionTest {

    private static JsonObject json(String text) {
        return JsonText.object(text);
    }

    private static List<String> pointers(Refusal refusal) {
        return refusal.faults().stream().map(FieldFault::pointer).toList();
    }

    private static Refusal refused(String body) {
        return assertThrows(Refusal.class, () -> Submission.batch(json(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ars-che", "A.b_c:d-9", "...", "x"})
    void aKeyMayStandInAnAddress(String key) {
        assertEquals(key, Submission.of(key, json("{}")).key().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a b", "ä", "a/b", "a\n", "x{65}"})
    void anythingElseIsNoKey(String key) {
        String tried = key.equals("x{65}") ? "x".repeat(65) : key;
        Refusal refusal = assertThrows(Refusal.class, () -> Submission.of(tried, json("{}")));
        assertEquals(400, refusal.status());
        assertEquals(List.of("key"), pointers(refusal));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'1a':1}|/1a",
                "{'a-b':1}|/a-b",
                "{'a/~b':1}|/a~1~0b",
                "{'a':[]}|/a",
                "{'ok':1,'a':{}}|/a",
            })
    void aFieldAtFaultIsNamed(String body, String pointer) {
        JsonObject fields = json(body.replace('\'', '"'));
        Refusal refusal = assertThrows(Refusal.class, () -> Submission.of("k", fields));
        assertEquals(400, refusal.status());
        assertEquals(List.of(pointer), pointers(refusal));
    }

    @Test
    void fieldsHaveTheirLimits() {
        Submission.of("k", json("{\"a\":\"" + "😀".repeat(1_000) + "\",\"b\":1e308,\"c\":true,\"d\":null}"));
        assertThrows(Refusal.class, () -> Submission.of("k", json("{\"a\":\"" + "x".repeat(1_001) + "\"}")));
        Submission.of("k", json(many(50)));
        assertThrows(Refusal.class, () -> Submission.of("k", json(many(51))));
        Submission.of("k", json("{\"" + "a".repeat(64) + "\":1}"));
        assertThrows(Refusal.class, () -> Submission.of("k", json("{\"" + "a".repeat(65) + "\":1}")));
    }

    private static String many(int fields) {
        return IntStream.range(0, fields)
                .mapToObj(i -> "\"f" + i + "\":" + i)
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void theLongestFieldsFitTheirColumn() {
        String worst = IntStream.range(0, Fields.MOST)
                .mapToObj(i ->
                        "\"" + "f".repeat(60) + (1_000 + i) + "\":\"" + "\\u0001".repeat(Fields.TEXT_LENGTH) + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        int length = Submission.of("k", json(worst)).fields().text().length();
        assertTrue(length <= Fields.LENGTH, "takes " + length);
    }

    @Test
    void theSameFieldsInAnotherOrderAreTheSame() {
        Fields fields = new Fields(json("{\"home\":1,\"away\":\"2\"}"));
        assertTrue(fields.sameAs("{\"away\":\"2\",\"home\":1}"));
        assertFalse(fields.sameAs("{\"away\":2,\"home\":1}"));
        assertFalse(fields.sameAs("{\"home\":1}"));
    }

    @Test
    void theRowsOfASnapshotCanBePutBack() {
        List<Submission> batch = Submission.batch(json("{\"topic\":\"scores\",\"cursor\":\"e-1\",\"rows\":["
                + "{\"key\":\"a\",\"fields\":{\"x\":1},\"version\":3,\"changed\":\"2026-01-01T00:00:00Z\"}]}"));
        assertEquals("a", batch.get(0).key().value());
        assertEquals("{\"x\":1}", batch.get(0).fields().text());
    }

    @Test
    void allFaultsOfABatchAreNamedTogetherButNotThousands() {
        assertEquals(List.of("/rows"), pointers(refused("{\"rows\":{}}")));
        assertEquals(
                List.of("/rows/0", "/rows/1/key", "/rows/1/fields", "/rows/2/fields/b"),
                pointers(refused("{\"rows\":[1,{},{\"key\":\"k\",\"fields\":{\"a\":1,\"b\":[]}}]}")));
        String bad = "{\"rows\":[" + "{},".repeat(499) + "{}]}";
        assertEquals(20, refused(bad).faults().size());
    }

    @Test
    void aKeyThatIsTwiceInABatchIsNamedWhereItComesAgain() {
        String row = "{\"key\":\"%s\",\"fields\":{}}";
        Refusal refusal = refused("{\"rows\":[" + row.formatted("a") + "," + row.formatted("b") + ","
                + row.formatted("c") + "," + row.formatted("a") + "]}");
        assertEquals(422, refusal.status());
        assertEquals(List.of("/rows/3/key"), pointers(refusal));
    }

    @Test
    void aBatchHasItsLimit() {
        String rows = IntStream.range(0, 501)
                .mapToObj(i -> "{\"key\":\"k" + i + "\",\"fields\":{}}")
                .collect(Collectors.joining(","));
        Refusal refusal = refused("{\"rows\":[" + rows + "]}");
        assertEquals(422, refusal.status());
        assertEquals(List.of("/rows"), pointers(refusal));
    }
}
