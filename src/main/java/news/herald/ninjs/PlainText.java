package news.herald.ninjs;

import java.util.List;
import java.util.Set;
import org.owasp.html.HtmlSanitizer;

/** What HTML says without its markup, for titles, summaries and whatever else takes text only. Stateless. */
public final class PlainText {

    /** Between these a browser begins a new line; without one, the last word of a paragraph would run into the next. */
    private static final Set<String> LINES = Set.of(
            "p",
            "div",
            "br",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "pre",
            "blockquote",
            "figure",
            "figcaption",
            "table",
            "caption",
            "tr",
            "td",
            "th");

    private PlainText() {}

    /** @return lines of words, each with single blanks inside and none around */
    public static String of(String html) {
        Collector collector = new Collector();
        HtmlSanitizer.sanitize(html, collector);
        return collector
                .text
                .toString()
                .replaceAll("[\\h\\x00-\\x09\\x0b-\\x1f]+", " ")
                .replaceAll(" ?\\n[ \\n]*", "\n")
                .strip();
    }

    private static final class Collector implements HtmlSanitizer.Policy {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void openDocument() {}

        @Override
        public void closeDocument() {}

        @Override
        public void openTag(String element, List<String> attributes) {
            closeTag(element);
        }

        @Override
        public void closeTag(String element) {
            if (LINES.contains(element)) {
                text.append('\n');
            }
        }

        @Override
        public void text(String words) {
            // A line break in the source is a blank; those above are the real ones.
            text.append(words.replace('\n', ' '));
        }
    }
}
