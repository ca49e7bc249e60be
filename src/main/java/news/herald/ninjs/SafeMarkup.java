package news.herald.ninjs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * HTML by allow-list: what a news text needs, and nothing that runs, loads a style or frames another page. Thread-safe.
 *
 * <p>The OWASP sanitizer parses the text as a browser would and writes it anew, well-formed; what it keeps is what is
 * named here.
 */
final class SafeMarkup {

    private static final Pattern ABSOLUTE = Pattern.compile("(?i:https?://)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}%?");
    private static final Pattern SPAN = Pattern.compile("[0-9]{1,3}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{1,35}");
    private static final Pattern DIRECTION = Pattern.compile("(?i:ltr|rtl|auto)");
    private static final Pattern SCOPE = Pattern.compile("(?i:row|col|rowgroup|colgroup)");
    private static final Pattern MOMENT = Pattern.compile("[0-9A-Za-z:+. -]{1,40}");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "div", "span", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "wbr")
            .allowElements("em", "strong", "b", "i", "u", "s", "small", "sub", "sup", "mark", "del", "ins")
            .allowElements("abbr", "cite", "q", "dfn", "time", "code", "pre", "kbd", "samp", "var")
            .allowElements("ul", "ol", "li", "dl", "dt", "dd", "blockquote", "figure", "figcaption")
            .allowElements("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "colgroup", "col")
            .allowElements("a", "img")
            .allowWithoutAttributes("span", "a")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("cite")
            .onElements("blockquote", "q", "del", "ins")
            .requireRelsOnLinks("noopener", "nofollow")
            .allowAttributes("src")
            .matching((element, attribute, address) -> ABSOLUTE.matcher(address).lookingAt() ? address : null)
            .onElements("img")
            .allowAttributes("alt", "title")
            // The sanitizer adds a space to a value with a backtick, each time anew: what was clean would not stay as
            // it is.
            .matching((element, attribute, value) -> value.replace('`', '\''))
            .globally()
            .allowAttributes("width", "height")
            .matching(NUMBER)
            .onElements("img")
            .allowAttributes("colspan", "rowspan")
            .matching(SPAN)
            .onElements("td", "th")
            .allowAttributes("scope")
            .matching(SCOPE)
            .onElements("th")
            .allowAttributes("start")
            .matching(SPAN)
            .onElements("ol")
            .allowAttributes("datetime")
            .matching(MOMENT)
            .onElements("time", "del", "ins")
            .allowAttributes("lang")
            .matching(LANGUAGE)
            .globally()
            .allowAttributes("dir")
            .matching(DIRECTION)
            .globally()
            .withPreprocessor(CrowdedTags::new)
            .toFactory();

    /** The sanitizer's own output: a tag, or a numeric reference. Quotation marks in a tag's values are references. */
    private static final Pattern TAG_OR_REFERENCE = Pattern.compile("<[^>]*>|&#(34|39|43|61|64|x[0-9a-f]{5,6});");

    private static final Pattern REFERENCE = Pattern.compile("&#(39|43|61|64|x[0-9a-f]{5,6});");

    private SafeMarkup() {}

    /** @throws news.herald.problem.Refusal 400 for a tag with more attributes than {@link CrowdedTags} allows */
    static String of(String html) {
        return plainCharacters(POLICY.sanitize(html));
    }

    /**
     * The sanitizer writes ', ", +, =, @ and every character outside the first plane as numbers, which browsers older
     * than any in use needed. A news text is full of them: they are given back where HTML gives them no meaning, the
     * quotation mark therefore in text only.
     */
    private static String plainCharacters(String clean) {
        return TAG_OR_REFERENCE
                .matcher(clean)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null
                                ? REFERENCE
                                        .matcher(found.group())
                                        .replaceAll(r -> Matcher.quoteReplacement(character(r.group(1))))
                                : character(found.group(1))));
    }

    private static String character(String reference) {
        int number =
                reference.startsWith("x") ? Integer.parseInt(reference.substring(1), 16) : Integer.parseInt(reference);
        return Character.toString(number);
    }
}
