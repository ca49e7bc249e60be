package news.herald.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownSchemeTest {

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
    void whateverIsSaidItIsOneOfTwo(String said, String known) {
        assertEquals(known, KnownScheme.known(said));
    }
}
