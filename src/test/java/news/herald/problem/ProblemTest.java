package news.herald.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void aChainOfCausesThatIsACircleEnds() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);
        assertEquals(32, Causes.of(first).count());
    }

    @Test
    void aProblemIsOneJsonTextWhateverIsInIt() {
        Problem problem = new Problem(
                422,
                "Unprocessable content",
                "no \"headline\"\n",
                List.of(new FieldFault("/headlines/0", "is missing")),
                Optional.empty(),
                0);
        assertEquals(
                "{\"type\":\"about:blank\",\"title\":\"Unprocessable content\",\"status\":422,"
                        + "\"detail\":\"no \\\"headline\\\"\\n\","
                        + "\"errors\":[{\"pointer\":\"/headlines/0\",\"detail\":\"is missing\"}]}",
                problem.json());
    }

    @Test
    void anIncidentIsNamedInTheBodyAndTellsNothingElse() {
        Incident incident = Incident.next();
        String json = incident.fault().json();
        assertTrue(json.contains("\"incident\":\"" + incident.id() + "\""));
        assertTrue(json.contains("\"status\":500"));
    }

    @Test
    void everyStatusHasWords() {
        for (int status = 400; status < 600; status++) {
            assertEquals(status, StatusWords.problem(status).status());
        }
    }
}
