package news.herald.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import news.herald.testing.JsonText;
import news.herald.testing.XmlTree;
import org.junit.jupiter.api.Test;

class HtmlTest {

    /** Also for XML: what its parser reads back is what went in, so that nothing was markup and nothing was lost. */
    @Property(tries = 200)
    void textStaysText(@ForAll("words") String words) {
        org.w3c.dom.Element read =
                XmlTree.root(Element.of("p", words).with("title", "x" + words).html());
        String expected = Characters.legal(words).replace("\r\n", "\n").replace('\r', '\n');
        assertEquals(expected, read.getTextContent());
        assertEquals("x" + expected.replace('\n', ' ').replace('\t', ' '), read.getAttribute("title"));
        assertEquals(0, XmlTree.children(read, "script").size());
    }

    @Test
    void dataInAScriptCannotEndIt() {
        String data = Markup.json(JsonText.object("{\"a\":\"</script><!-- <script> & \u2028\"}"))
                .html();
        assertFalse(data.matches("(?s).*[<>&\u2028].*"), data);
        assertEquals("</script><!-- <script> & \u2028", JsonText.object(data).getString("a"));
    }

    @Test
    void elementsWithoutContentHaveNoEnd() {
        assertEquals(
                "<p><img src=\"/a?b&amp;c\"><br><a></a></p>",
                Element.of("p", Element.of("img").with("src", "/a?b&c"), Element.of("br"), Element.of("a"))
                        .html());
    }

    @Test
    void aNameIsNeverMadeOfText() {
        assertThrows(IllegalArgumentException.class, () -> Element.of("p onclick=x"));
        assertThrows(IllegalArgumentException.class, () -> Element.of("p").with("a\"b", "c"));
    }

    @Test
    void whatIsNoTextIsLeftOut() {
        assertEquals("a\tb\nc😀", Characters.legal("a\tb\u0000\n\u0008c😀\ud83d\ufffe\uffff"));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .ofMaxLength(40)
                .injectDuplicates(0.1)
                .flatMap(any -> Arbitraries.of("<", ">", "&", "\"", "'", "</p>", "<script>", "]]>", "&#60;", "\u0000")
                        .map(special -> any + special + any));
    }
}
