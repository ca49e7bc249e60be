package news.herald.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import news.herald.testing.RawAnswer;
import news.herald.testing.RawRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownTest {

    private final Known known = new Known("n", "r", "a", "hidden-1", "Basic right", "herald-session=right", "e-1");

    @ParameterizedTest
    @CsvSource({
        "200, about hidden-1, , true",
        "200, about hidden-1, Authorization: Basic wrong, true",
        "200, about hidden-1, Authorization: Basic right, false",
        "200, about hidden-1, Cookie: herald-session=right, false",
        "404, about hidden-1, , false",
        "200, about hidden-2, , false"
    })
    void aStrangerWhoIsToldOfWhatIsHiddenIsFound(int status, String text, String header, boolean told) {
        RawRequest request = new RawRequest("GET", "/api/topics");
        if (header != null) {
            request.headers.add(header);
        }
        RawAnswer answer = new RawAnswer(status, Map.of(), text.getBytes(StandardCharsets.UTF_8), false);
        assertEquals(told, known.isTold(request, answer));
    }
}
