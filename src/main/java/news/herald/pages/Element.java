package news.herald.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** An element while it is being made. For one thread. */
final class Element implements Html {

    /** Those without content and without an end (WHATWG HTML, section 13.1.2), as far as they are used. */
    private static final Set<String> VOID = Set.of("meta", "link", "img", "br");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Html> children = new ArrayList<>();

    private Element(String name) {
        this.name = named(name);
    }

    static Element of(String name, Html... children) {
        return new Element(name).add(children);
    }

    static Element of(String name, String words) {
        return of(name, Html.text(words));
    }

    /** Left out when there is nothing to say. */
    Element with(String attribute, String value) {
        if (!value.isEmpty()) {
            attributes.put(named(attribute), value);
        }
        return this;
    }

    Element with(String attribute, Optional<String> value) {
        return with(attribute, value.orElse(""));
    }

    Element with(String attribute, int value) {
        return with(attribute, Integer.toString(value));
    }

    /** An attribute that says enough by being there. */
    Element flag(String attribute, boolean there) {
        if (there) {
            attributes.put(named(attribute), "");
        }
        return this;
    }

    Element add(Html... more) {
        return add(List.of(more));
    }

    Element add(List<? extends Html> more) {
        children.addAll(more);
        return this;
    }

    @Override
    public void appendTo(StringBuilder page) {
        page.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            page.append(' ').append(attribute).append("=\"");
            Html.escape(value, page);
            page.append('"');
        });
        page.append('>');
        if (!VOID.contains(name)) {
            children.forEach(child -> child.appendTo(page));
            page.append("</").append(name).append('>');
        }
    }

    private static String named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of HTML: " + name);
        }
        return name;
    }
}
