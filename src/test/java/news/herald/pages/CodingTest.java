package news.herald.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | false",
                "'' | false",
                "gzip | true",
                "gzip, deflate, br, zstd | true",
                "deflate,GZIP;q=0.5 | true",
                "x-gzip | true",
                "* | true",
                "*;q=0.1 | true",
                "br | false",
                "gzipped | false",
                "identity | false",
                "gzip;q=0 | false",
                "gzip; q=0.000, * | false",
                "*;q=0 | false",
                "gzip;q=0.001 | true"
            })
    void whoSaysSoTakesGzip(String accepted, boolean taken) {
        assertEquals(taken, Coding.takesGzip(accepted));
    }

    @Test
    void whatCompressionDoesNotMakeSmallerIsGivenAsItIs() {
        byte[] picture = new byte[10_000];
        new Random(1).nextBytes(picture);
        Rendering rendering = Rendering.of(picture);
        assertFalse(rendering.isCompressed());
        assertSame(rendering.bytes(), rendering.gzip());
        assertTrue(Rendering.of("news ".repeat(1000)).isCompressed());
    }
}
