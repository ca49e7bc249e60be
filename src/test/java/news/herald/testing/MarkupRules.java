package news.herald.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * What a text in HTML may be made of, said apart from what cleans it and held against what another parser makes of it.
 * Stateless.
 */
public final class MarkupRules {

    private static final Set<String> ELEMENTS = Set.of(
            ("p div span h1 h2 h3 h4 h5 h6 br hr wbr em strong b i u s small sub sup mark del ins abbr cite q dfn"
                            + " time code pre kbd samp var ul ol li dl dt dd blockquote figure figcaption table caption"
                            + " thead tbody tfoot tr th td colgroup col a img")
                    .split(" "));

    private static final Set<String> EVERYWHERE = Set.of("lang", "dir", "title");

    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "a", Set.of("href", "rel"),
            "img", Set.of("src", "alt", "width", "height"),
            "time", Set.of("datetime"),
            "del", Set.of("cite", "datetime"),
            "ins", Set.of("cite", "datetime"),
            "q", Set.of("cite"),
            "blockquote", Set.of("cite"),
            "th", Set.of("colspan", "rowspan", "scope"),
            "td", Set.of("colspan", "rowspan"),
            "ol", Set.of("start"));

    private static final Set<String> ADDRESSES = Set.of("href", "src", "cite");
    private static final Set<String> WEB = Set.of("http", "https");

    /** As browsers find it, once tabs and line breaks are left out (WHATWG URL, section 4.4). */
    private static final Pattern SCHEME = Pattern.compile("[\\x00-\\x20]*([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);

    private MarkupRules() {}

    /** What is wrong with the text as a part of a page; nothing if it is clean. */
    public static List<String> faults(String html) {
        return faults(Jsoup.parseBodyFragment(html).body());
    }

    /** With all that is in the element, itself left out. */
    public static List<String> faults(Element parent) {
        List<String> faults = new ArrayList<>();
        for (Element element : parent.getAllElements()) {
            if (element != parent) {
                check(element, faults);
            }
        }
        return faults;
    }

    /** Whether it may stand in a text, whatever attributes it has. */
    public static boolean isForTexts(Element element) {
        return ELEMENTS.contains(element.normalName());
    }

    private static void check(Element element, List<String> faults) {
        String name = element.normalName();
        if (!ELEMENTS.contains(name)) {
            faults.add("element " + name);
        }
        for (Attribute attribute : element.attributes()) {
            String key = attribute.getKey();
            if (!EVERYWHERE.contains(key)
                    && !ATTRIBUTES.getOrDefault(name, Set.of()).contains(key)) {
                faults.add("attribute " + key + " of " + name);
            }
            if (ADDRESSES.contains(key) && !isSafe(attribute.getValue(), name)) {
                faults.add(key + " " + attribute.getValue());
            }
        }
        if (name.equals("a") && element.hasAttr("href") && !element.attr("rel").equals("noopener nofollow")) {
            faults.add("rel " + element.attr("rel"));
        }
    }

    private static boolean isSafe(String address, String element) {
        Matcher scheme = SCHEME.matcher(address.replaceAll("[\\t\\n\\r]", ""));
        if (!scheme.matches()) {
            // A link may lead within the site; a picture is always whole, because feeds are read elsewhere.
            return !element.equals("img");
        }
        String name = scheme.group(1).toLowerCase(Locale.ROOT);
        return WEB.contains(name) || name.equals("mailto") && !element.equals("img");
    }
}
