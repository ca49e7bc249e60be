package news.herald.ninjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import news.herald.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @Test
    void whatCameIsKeptWithItsOrder() {
        String text = "{\"b\":1,\"a\":[true,null,1.50,-3,\"\\u00e9\\ud83d\\ude00/\"],\"c\":{}}";
        assertEquals(
                "{\"b\":1,\"a\":[true,null,1.50,-3,\"é😀/\"],\"c\":{}}",
                StrictJson.object(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "1",
                "null",
                "\"x\"",
                "{",
                "{}}",
                "{} {}",
                "{\"a\"}",
                "{\"a\":}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "{\"a\":[1,]}",
                "{\"a\":NaN}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\n\"}",
                "\"",
                "{\"a\":1 \"b\":2}",
                "{\"a\":tru",
                "{\"a\":\"",
                "{\"a\":1e}",
                "{\"a\":--1}",
                "[{}]",
                "{\"a\":[}",
                "{\"a\":{]}",
                "nul"
            })
    void whatIsNotOneJsonObjectIsRefused(String text) {
        assertEquals(400, refused(text).status());
    }

    @Test
    void aSyntaxErrorIsGivenWithLineAndColumn() {
        assertTrue(
                refused("{\n  \"a\": x}").detail().contains("line 2, column"),
                refused("{\n  \"a\": x}").detail());
    }

    @Test
    void nestingEndsAt32Levels() {
        StrictJson.object("{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}");
        assertEquals(
                400, refused("{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}").status());
        assertEquals(400, refused("{\"a\":".repeat(100_000)).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "1e-999999999",
                "1E309",
                "1e+0000000000000000000000000400",
                "1e99999999999999999999",
                "1e-9223372036854775808",
                "11111111111111111111111111111111111111111",
                "0.0000000000000000000000000000000000000001"
            })
    void aNumberThatWouldGrowIsRefusedWithItsPlace(String number) {
        assertEquals("/a/0", refused("{\"a\":[" + number + "]}").faults().get(0).pointer());
    }

    @Test
    void numbersOfEverydayUseAreTaken() {
        JsonObject object = StrictJson.object("{\"a\":[0,-0.5,1e308,12345678901234567890,3.14159265358979323846]}");
        assertEquals(5, object.getJsonArray("a").size());
    }

    @Test
    void aNameGivenTwiceIsRefusedWithItsPlace() {
        assertEquals(
                "/a~1b/0/c",
                refused("{\"a/b\":[{\"c\":1,\"d\":2,\"c\":1}]}").faults().get(0).pointer());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":\"\\ud800\"}", "{\"a\":\"\\udc00x\"}", "{\"\\ud800x\":1}", "{\"a\":\"\\ud800\\ud800\"}"})
    void halfACharacterIsRefused(String text) {
        assertEquals(400, refused(text).status());
    }

    @Test
    void aLongNameIsNotSentBackWhole() {
        String name = "n".repeat(100_000);
        Refusal refusal = refused("{\"" + name + "\":1,\"" + name + "\":1}");
        assertTrue(refusal.faults().get(0).pointer().length() < 300);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        assertEquals(
                400,
                refused(new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'}).status());
        assertEquals(
                400,
                refused(new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'})
                        .status());
    }

    @Test
    void aByteOrderMarkIsNoFault() {
        byte[] bytes = "\uFEFF{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                1, RequestBody.read(new ByteArrayInputStream(bytes), 100).json().getInt("a"));
    }

    @Test
    void aBodyIsReadNoFurtherThanAllowed() {
        byte[] bytes = "{\"a\":12}".getBytes(StandardCharsets.UTF_8);
        assertEquals(8, bytes.length);
        RequestBody.read(new ByteArrayInputStream(bytes), 8);
        assertEquals(
                413,
                assertThrows(Refusal.class, () -> RequestBody.read(new ByteArrayInputStream(bytes), 7))
                        .status());
    }

    @Property
    void anyTextEndsInADocumentOrARefusal(@ForAll String text) {
        try {
            StrictJson.object("{\"a\":" + text);
        } catch (Refusal refusal) {
            assertEquals(400, refusal.status());
        }
    }

    private static Refusal refused(String text) {
        return assertThrows(Refusal.class, () -> StrictJson.object(text));
    }

    private static Refusal refused(byte[] bytes) {
        return assertThrows(
                Refusal.class,
                () -> RequestBody.read(new ByteArrayInputStream(bytes), 1000).json());
    }

    @Property
    void anyNumberIsTakenOrRefused(
            @ForAll @Chars({'-', '+', '.', 'e', 'E'}) @CharRange(from = '0', to = '9') String nearly,
            @ForAll BigInteger exponent) {
        for (String number : List.of(nearly, "1e" + exponent, "0." + nearly, "-1E+0" + exponent.abs())) {
            try {
                String taken = StrictJson.object("{\"a\":" + number + "}").toString();
                assertTrue(taken.length() < 400, taken);
            } catch (Refusal refusal) {
                assertEquals(400, refusal.status());
            }
        }
    }

    /** Of what the parser of the platform takes, and no limit forbids, nothing is lost on the way. */
    @Property
    void whatIsTakenIsKept(
            @ForAll @Size(max = 20) Map<String, String> texts, @ForAll long number, @ForAll boolean truth) {
        JsonObjectBuilder inner = Json.createObjectBuilder();
        texts.forEach((name, text) -> inner.add(utf8(name), utf8(text)));
        JsonObject object = Json.createObjectBuilder()
                .add("inner", Json.createArrayBuilder().add(inner).add(number).add(truth))
                .build();
        assertEquals(object, StrictJson.object(object.toString()));
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
