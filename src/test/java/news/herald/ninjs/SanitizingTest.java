package news.herald.ninjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import news.herald.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SanitizingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Don't panic, \"said\" a@b.c: 1 + 1 = 2 😀 日本</p>",
                "<h2>A</h2><p lang=\"de\" dir=\"ltr\">B <em>c</em> <strong>d</strong></p>",
                "<ul><li>one</li><li>two</li></ul><ol start=\"3\"><li>three</li></ol>",
                "<a href=\"https://example.com/a?b=c&amp;d='e'\" rel=\"noopener nofollow\">link</a>",
                "<figure><img src=\"https://example.com/x.jpg\" alt=\"It's\" width=\"10\" height=\"20\" /><figcaption>c</figcaption></figure>",
                "<table><tbody><tr><th scope=\"row\">a</th><td colspan=\"2\">b</td></tr></tbody></table>",
                "<blockquote cite=\"https://example.com/\"><p>q</p></blockquote><pre><code>a  b\n c</code></pre>",
                "<p>a &lt; b &amp;&amp; c &gt; d</p><hr /><p>x<br />y</p>",
                "<img src=\"https://example.com/x.jpg\" alt=\"say &#34;x&#34;\" />"
            })
    void cleanMarkupStaysAsItCame(String html) {
        assertEquals(html, SafeMarkup.of(html));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<script>alert(1)</script>x|x",
                "<p onclick=\"x()\">a</p>|<p>a</p>",
                "<img src=x onerror=alert(1)>|``",
                "<img src=\"https://e.com/a.jpg\" onerror=\"x\">|<img src=\"https://e.com/a.jpg\" />",
                "<a href=\"javascript:alert(1)\">a</a>|<a>a</a>",
                "<a href=\"java&#x09;script:alert(1)\">a</a>|<a>a</a>",
                "<a href=\"data:text/html,x\">a</a>|<a>a</a>",
                "<img src=\"data:image/svg+xml;base64,AA\">|``",
                "<img src=\"//e.com/a.jpg\">|``",
                "<iframe src=\"https://e.com\"></iframe>b|b",
                "<svg onload=alert(1)><p>c</p>|<p>c</p>",
                "<style>p{}</style><p style=\"x:y\" class=\"z\" id=\"w\">d</p>|<p>d</p>",
                "<form action=\"https://e.com\"><input name=\"a\"></form>e|e",
                "<p>un<b>closed|<p>un<b>closed</b></p>",
                "<!-- c --><?pi?><![CDATA[x]]>f|f",
                "<base href=\"https://evil/\"><meta http-equiv=\"refresh\" content=\"0\">g|g",
                "<scr<script>ipt>alert(1)</script>|`ipt&gt;alert(1)`"
            })
    void hostileMarkupGoes(String html, String clean) {
        assertEquals(clean, SafeMarkup.of(html));
    }

    @Test
    void linksAreToldNotToHandOverThePage() {
        assertEquals(
                "<a href=\"https://e.com\" rel=\"noopener nofollow\">a</a>",
                SafeMarkup.of("<a href='https://e.com' target='_blank' rel='opener'>a</a>"));
    }

    @Property
    void whateverComesOutIsCleanAgain(@ForAll String text) {
        String once = SafeMarkup.of("<p title=\"" + text + "\">" + text + "<a href='" + text + "'>");
        assertEquals(SafeMarkup.of(once), SafeMarkup.of(SafeMarkup.of(once)));
        assertFalse(once.toLowerCase(Locale.ROOT).contains("<script"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p$ dir=ltr$>",
                "<p$ dir=\">\"$>",
                "<p$ dir='ltr'$",
                "$<a href=\"$",
                "<p$\ta = b$>",
                "x<y>z<p$ a$",
                // What browsers and the sanitizer do not read alike.
                "<p \">\"$ dir=ltr$>",
                "<p '>'$ dir=ltr$>",
                "<p\u2003$dir=ltr\u2003$>",
                "<p\u000b$dir=ltr\u000b$>"
            })
    void aTagWithAnEndlessListOfAttributesIsRefusedAtOnce(String form) {
        String[] parts = form.split("\\$", -1);
        String html = parts[0] + parts[1].repeat(100_000) + parts[2];
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThrows(Refusal.class, () -> SafeMarkup.of(html)));
    }

    /** Browsers take it for a hundred thousand attributes, the sanitizer for none. */
    @Test
    void slashesBetweenNamesTakeAMoment() {
        String html = "<p" + "/a".repeat(100_000) + ">";
        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertFalse(SafeMarkup.of(html).contains("/a")));
    }

    /** A megabyte of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p \"",
                "<a href='",
                "<a href=\"",
                "<!--",
                "<![CDATA[",
                "</",
                "<b",
                "<p>",
                "<table>",
                "<a href=x>",
                "<li><ul>",
                "&",
                "&#x",
                "<p ",
                "\"<p>",
                "<plaintext>",
                "<svg><style>",
                "<img alt=``",
                "<b></i>",
                "<br/ \">\""
            })
    void whateverIsRepeatedTakesAMoment(String part) {
        String html = part.repeat(1_000_000 / part.length());
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            try {
                SafeMarkup.of(html);
            } catch (Refusal tooMuch) {
                assertEquals(400, tooMuch.status());
            }
        });
    }

    @Test
    void anOrdinaryNumberOfAttributesIsNone() {
        SafeMarkup.of("<p" + " a=b".repeat(100) + ">" + "<p a=b c='d>' e=\"<f\">".repeat(1_000) + "1 < 2 <");
    }

    @Test
    void plainTextStaysToTheByte() {
        String document = "{\"bodies\":[{\"contentType\":\"text/plain\",\"value\":\"<script>x</script> a < b & c\"},"
                + "{\"value\":\"1 < 2 & I <3 \\\"you\\\"\"},{\"contentType\":\"text/markdown\",\"value\":\"<b>*x*\"}]}";
        assertEquals(document, cleaned(document));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                " Text/HTML; charset=utf-8",
                "application/xhtml+xml",
                "image/svg+xml",
                "text/xml",
                ""
            })
    void markupOfAnyKindIsCleaned(String type) {
        String document = "{\"headlines\":[{\"contentType\":\"" + type + "\",\"value\":\"a<script>x</script>\"}]}";
        assertEquals("{\"headlines\":[{\"contentType\":\"" + type + "\",\"value\":\"a\"}]}", cleaned(document));
    }

    @Test
    void associationsAreCleanedToo() {
        String document =
                "{\"associations\":[{\"name\":\"n\",\"associations\":[{\"descriptions\":[{\"value\":\"<img src=x onerror=y>z\"}]}]}]}";
        assertEquals(
                "{\"associations\":[{\"name\":\"n\",\"associations\":[{\"descriptions\":[{\"value\":\"z\"}]}]}]}",
                cleaned(document));
    }

    private static String cleaned(String document) {
        JsonObject json = StrictJson.object(document);
        return Sanitizing.item(json).toString();
    }
}
