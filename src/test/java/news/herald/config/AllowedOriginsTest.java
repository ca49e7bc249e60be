package news.herald.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {

    @Test
    void noneIsAllowedUntilSomebodySaysSo() {
        AllowedOrigins none = KnownSettings.read(Map.of()).origins();
        assertTrue(none.isNone());
        assertEquals(Optional.empty(), none.answerTo("https://example.org"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org, https://example.org",
        "HTTPS://News.Example.ORG, https://news.example.org",
        "https://example.org:443, https://example.org",
        "http://example.org:80, http://example.org",
        "http://example.org:443, http://example.org:443",
        "https://example.org:08443, https://example.org:8443",
        "http://localhost:3000, http://localhost:3000",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "http://[::1]:8080, http://[::1]:8080",
        "http://[0:0:0:0:0:0:0:1], http://[::1]",
        "http://[2001:DB8:0:0:1:0:0:1], http://[2001:db8::1:0:0:1]",
        "http://[2001:db8:0:1:1:1:1:1], http://[2001:db8:0:1:1:1:1:1]",
        "http://[::], http://[::]",
        "https://xn--bcher-kva.example, https://xn--bcher-kva.example"
    })
    void anOriginIsKeptAsBrowsersWriteIt(String text, String written) {
        AllowedOrigins allowed = AllowedOrigins.parse(text).orElseThrow();
        assertEquals(Set.of(written), allowed.named());
        assertEquals(Optional.of(written), allowed.answerTo(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "example.org",
                "https://example.org/",
                "https://example.org/path",
                "https://*.example.org",
                "https://example.org:",
                "https://example.org:65536",
                "https://user@example.org",
                "https://bücher.example",
                "ftp://example.org",
                "https://a.example https://b.example",
                "https://a.example,,https://b.example",
                "https://a.example,*",
                "http://[::1",
                "http://[1:2]",
                "http://[::ffff:1.2.3.4]",
                "https://"
            })
    void whatIsNoOriginStopsTheStartWithTheNameOfTheVariable(String text) {
        Map<String, String> wrong = Map.of("HERALD_ALLOWED_ORIGINS", text);
        String message = assertThrows(IllegalStateException.class, () -> KnownSettings.read(wrong))
                .getMessage();
        assertTrue(message.contains("HERALD_ALLOWED_ORIGINS"), message);
    }

    @Test
    void whoIsNotNamedIsToldNothing() {
        AllowedOrigins two = AllowedOrigins.parse(" https://a.example , http://b.example:81 ")
                .orElseThrow();
        assertEquals(Optional.of("http://b.example:81"), two.answerTo("http://b.example:81"));
        for (String other : new String[] {
            "https://a.example:81", "http://a.example", "https://a.example.evil.example", "null", "*", ""
        }) {
            assertEquals(Optional.empty(), two.answerTo(other), other);
        }
        assertEquals(Optional.empty(), two.answerTo(null));
    }

    /** A cache gives one answer to all, so that even one who does not ask gets the one for all. */
    @Test
    void whenAllAreAllowedEveryAnswerIsTheSame() {
        AllowedOrigins all = AllowedOrigins.parse(" * ").orElseThrow();
        for (String origin : new String[] {"https://a.example", "null", null}) {
            assertEquals(Optional.of("*"), all.answerTo(origin));
        }
    }
}
