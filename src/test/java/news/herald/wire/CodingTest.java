package news.herald.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
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

    @Property
    void anyHeaderTakesItOrNot(
            @ForAll String any, @ForAll @Chars({',', ';', '=', '*', 'q', '0', '.', ' '}) String nearly) {
        Coding.takesGzip(any);
        assertFalse(Coding.takesGzip("br," + nearly.replace("*", "")));
    }
}
