package news.herald.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.herald.json.JsonP;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

    @Test
    void aTitleIsEnough() {
        assertEquals(
                new Wording("Road closed", "", 5, Optional.empty(), Optional.empty()),
                wording("{'title':' Road closed '}"));
        assertEquals(
                wording("{'title':'Road closed'}"),
                wording("{'title':'Road closed','text':null,'urgency':null,'link':null,'expires':null}"));
    }

    @Test
    void everythingIsKept() {
        assertEquals(
                new Wording(
                        "Road closed",
                        "A1\nbetween X and Y",
                        1,
                        Optional.of("/roads?a=1#b"),
                        Optional.of(Instant.parse("2030-01-31T11:00:00Z"))),
                wording("{'title':'Road closed','text':'A1\\nbetween X and Y','urgency':1,'link':'/roads?a=1#b',"
                        + "'expires':'2030-01-31T12:00:00+01:00'}"));
    }

    /** So that an editor's program may read an alert, change a word and send it back. */
    @Test
    void whatHeraldSaysOfAnAlertMayComeBackAndCountsForNothing() {
        assertEquals(
                wording("{'title':'a'}"),
                wording(
                        "{'id':'x','tag':'y','title':'a','status':'canceled','version':7,'created':'z','changed':'z'}"));
    }

    @Test
    void everyMemberAtFaultIsNamed() {
        assertEquals(
                List.of("/colour", "/a~1b", "/title", "/text", "/urgency", "/link", "/expires"),
                faults("{'colour':'red','a/b':1,'title':7,'text':[],'urgency':'high','link':{},'expires':'tomorrow'}"));
        assertEquals(List.of("/title"), faults("{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\\nlines", "a\\u2028b", "bell\\u0007", "NUL\\u0000"})
    void aTitleIsOneLine(String title) {
        assertEquals(List.of("/title"), faults("{'title':'" + title + "'}"));
    }

    @Test
    void lengthsAreThoseOfCharactersNotOfHalves() {
        String horn = "\uD83D\uDCEF";
        assertEquals(
                400, wording("{'title':'" + horn.repeat(200) + "'}").title().length());
        assertEquals(List.of("/title"), faults("{'title':'" + horn.repeat(201) + "'}"));
        assertEquals(
                2_000,
                wording("{'title':'a','text':'" + "x".repeat(2_000) + "'}")
                        .text()
                        .length());
        assertEquals(List.of("/text"), faults("{'title':'a','text':'" + "x".repeat(2_001) + "'}"));
        assertEquals(List.of("/text"), faults("{'title':'a','text':'NUL \\u0000'}"));
    }

    @ParameterizedTest
    @CsvSource({"0", "10", "1.5", "-1", "1e300", "true"})
    void urgencyIsThatOfNinjs(String urgency) {
        assertEquals(List.of("/urgency"), faults("{'title':'a','urgency':" + urgency + "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/items/a?b=c#d",
                "https://example.org",
                "HTTP://example.org:8080/a/b",
                "http://[::1]:8080/",
                "https://bücher.example/straße"
            })
    void aLinkLeadsToTheWebOrToThisSite(String link) {
        assertTrue(Link.isSafe(link));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "items/a",
                "//evil.example",
                "/\\evil.example",
                "/\t/evil.example",
                "https:\\\\evil.example",
                "javascript:alert(1)",
                "java\nscript:alert(1)",
                "data:text/html,x",
                "mailto:a@example.org",
                "https://",
                "https:///path",
                "https://bank.example@evil.example/",
                "https://example.org/a b"
            })
    void aLinkLeadsNowhereElse(String link) {
        assertFalse(Link.isSafe(link));
    }

    @Test
    void whatHasExpiredIsRefusedOnlyWhenItIsPublished() {
        Wording late = wording("{'title':'a','expires':'2020-01-01T00:00:00Z'}");
        Refusal refusal =
                assertThrows(Refusal.class, () -> late.requireUnexpired(Instant.parse("2020-01-01T00:00:00Z")));
        assertEquals(List.of("/expires"), pointers(refusal));
        late.requireUnexpired(Instant.parse("2019-12-31T23:59:59Z"));
    }

    private static List<String> faults(String json) {
        return pointers(assertThrows(Refusal.class, () -> wording(json)));
    }

    private static List<String> pointers(Refusal refusal) {
        assertEquals(400, refusal.status());
        return refusal.faults().stream().map(FieldFault::pointer).toList();
    }

    static Wording wording(String json) {
        return Wording.of(JsonP.PROVIDER
                .createReader(new StringReader(json.replace('\'', '"')))
                .readObject());
    }
}
