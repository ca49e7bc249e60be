package news.herald.ninjs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<p>Nine <b>years</b>.</p><p>Four mayors.</p> | `Nine years.\nFour mayors.`",
                "<ul><li>a</li><li>b</li></ul>c<br />d | `a\nb\nc\nd`",
                "a &lt;b&gt; &amp;amp; &#233; | `a <b> &amp; é`",
                "  two   blanks  | two blanks",
                "plain | plain"
            })
    void isWhatABrowserWouldShow(String html, String text) {
        assertEquals(text, PlainText.of(html));
    }
}
