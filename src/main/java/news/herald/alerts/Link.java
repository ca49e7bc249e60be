package news.herald.alerts;

import java.util.regex.Pattern;

/** Where an alert may lead: an absolute address of the web, or a path of the site that publishes it. Stateless. */
final class Link {

    static final int LENGTH = 2_048;

    /** No user before the host: {@code https://bank.example@evil.example} is not what it looks like. */
    private static final Pattern WEB = Pattern.compile(
            "(?i)https?://(?:\\[[0-9a-f:.]+]|[^\\s\\u00a0/?#@:%<>\\[\\]^|]+)(?::[0-9]{1,5})?(?:[/?#].*)?");

    /** To a browser, two slashes begin the name of another host. */
    private static final Pattern PATH = Pattern.compile("/(?!/).*");

    private Link() {}

    static boolean isSafe(String text) {
        // Browsers leave out tabs and line breaks, and take a backslash for a slash (WHATWG URL, section 4.4).
        boolean plain = text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c) || c == ' ' || c == '\\');
        return plain
                && text.length() <= LENGTH
                && (WEB.matcher(text).matches() || PATH.matcher(text).matches());
    }
}
