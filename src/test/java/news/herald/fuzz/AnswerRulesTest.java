package news.herald.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import news.herald.testing.RawAnswer;
import news.herald.testing.RawRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules let pass, and that they see what they are there for. */
class AnswerRulesTest {

    private static final RawRequest REQUEST = new RawRequest("GET", "/api/topics");
    private static final String JSON = "application/problem+json;charset=UTF-8";

    @Test
    void anAnswerThatIsFineIsNoFault() {
        assertEquals(Optional.empty(), fault(200, "application/json", "{\"text\":\"an Exception in java.lang\"}"));
        assertEquals(Optional.empty(), fault(404, JSON, "{\"title\":\"Not found\",\"status\":404}"));
        assertEquals(Optional.empty(), fault(400, "", ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 502, 504, 505})
    void aFaultOfTheServerIsOne(int status) {
        assertTrue(fault(status, JSON, "{\"title\":\"Oh\",\"status\":" + status + "}")
                .isPresent());
    }

    @Test
    void whoIsToComeBackIsToldWhen() {
        assertTrue(fault(503, "", "").isPresent());
        RawAnswer later = new RawAnswer(503, Map.of("retry-after", "2"), new byte[0], false);
        assertEquals(Optional.empty(), AnswerRules.fault(REQUEST, later));
    }

    @Test
    void aStackTraceIsSeenWhateverTheStatus() {
        String trace = "news.herald.Oh\n\tat news.herald.wire.Poll.look(Poll.java:42)\n";
        assertTrue(fault(200, "text/plain", trace).isPresent());
        assertTrue(fault(200, "text/html", trace.replace("\n\t", "<br>")).isPresent());
        assertTrue(fault(200, "text/plain", "\tat java.lang.Thread.run(Unknown Source)")
                .isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, <h1>java.lang.IllegalStateException</h1>",
        "text/html, <p>Payara Micro 6.2025.10</p>",
        "application/problem+json, '{\"title\":\"x\",\"status\":400,\"detail\":\"org.h2.jdbc: SQL\"}'"
    })
    void whatIsInsideStaysInside(String type, String body) {
        assertTrue(fault(400, type, body).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{}", "{\"title\":\"x\",\"status\":404}", "{\"title\":\" \",\"status\":400}"})
    void aProblemThatIsNoneIsSeen(String body) {
        assertTrue(fault(400, JSON, body).isPresent(), body);
    }

    private static Optional<String> fault(int status, String type, String body) {
        return AnswerRules.fault(
                REQUEST,
                new RawAnswer(status, Map.of("content-type", type), body.getBytes(StandardCharsets.UTF_8), false));
    }
}
