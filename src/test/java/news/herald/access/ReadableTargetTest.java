package news.herald.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableTargetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http|http",
                "https|https",
                "HTTPS|https",
                "https, http|https",
                "http,https|http",
                "*;q=0|http",
                "''|http"
            })
    void whateverIsSaidTheSchemeIsOneOfTwo(String said, String known) {
        assertEquals(known, ReadableTarget.scheme(said));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "topic=a&after=b:c/d?e", "a=%7B%c3", "q=a+b;c,d(e)*'!$@~"})
    void aQueryThatIsOneStaysAsItIs(String query) {
        assertEquals(query, ReadableTarget.query(query));
    }

    @ParameterizedTest
    @CsvSource({"{, %7B", "|, %7C", "\u00c3\u00a4, %C3%A4", "\u20ac, %E2%82%AC", "\ud83d\ude80, %F0%9F%9A%80"})
    void itSaysTheSame(String left, String encoded) {
        assertEquals(encoded, ReadableTarget.query(left));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a={b}", "a=[b]|c^d`e\\f", "a=\"<>\"", "a=\u00c3\u00a4", "a=\u20ac", "a=\ud83d\ude80", "a=#"})
    void whatBrowsersLeaveIsEncoded(String query) {
        String encoded = ReadableTarget.query(query);
        assertDoesNotThrow(() -> URI.create("http://127.0.0.1/?" + encoded));
        assertEquals(encoded, ReadableTarget.query(encoded), "once");
    }
}
