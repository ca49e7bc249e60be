package news.herald.metrics;

import java.util.regex.Pattern;

/** What tells two series of one name apart, for example {@code reason="stalled"}. Immutable. */
record Label(String name, String value) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,63}");

    Label {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a label: " + name);
        }
    }
}
