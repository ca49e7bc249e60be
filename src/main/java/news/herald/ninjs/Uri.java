package news.herald.ninjs;

import java.util.Locale;
import java.util.Set;

/**
 * The {@code URI} of RFC 3986: with a scheme, in ASCII. By hand, because {@link java.net.URI} keeps to the older RFC
 * 2396 and takes letters outside ASCII, and a regular expression for it can be made to overflow the stack. Stateless.
 */
final class Uri {

    private static final String MARKS = "-._~:/?@!$&'()*+,;=";

    /** Links with these run code, or are a page, in the browser of whoever follows them. */
    private static final Set<String> HARMFUL = Set.of("javascript", "vbscript", "data");

    private Uri() {}

    static boolean isWellFormed(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || !isScheme(text.substring(0, colon))) {
            return false;
        }
        int hash = text.indexOf('#');
        String hierarchy = withoutHost(text.substring(colon + 1, hash < 0 ? text.length() : hash));
        return hierarchy != null
                && isMadeOfPathCharacters(hierarchy)
                && (hash < 0 || isMadeOfPathCharacters(text.substring(hash + 1)));
    }

    /**
     * Whether a browser would take the text for a link that runs code. Browsers skip blanks and control characters
     * before and inside the scheme (WHATWG URL, section 4.4), so that these are left out before looking.
     */
    static boolean isHarmful(String text) {
        StringBuilder scheme = new StringBuilder();
        for (int index = 0; index < text.length() && scheme.length() < 16; index++) {
            char character = text.charAt(index);
            if (character == ':') {
                return HARMFUL.contains(scheme.toString().toLowerCase(Locale.ROOT));
            }
            if (character > ' ') {
                scheme.append(character);
            }
        }
        return false;
    }

    private static boolean isScheme(String text) {
        return isLetter(text.charAt(0))
                && text.chars().allMatch(c -> isLetter(c) || isDigit(c) || c == '+' || c == '-' || c == '.');
    }

    /** An address of IP version 6 is the only place for brackets: what is left without it has none. */
    private static String withoutHost(String hierarchy) {
        if (!hierarchy.startsWith("//")) {
            return hierarchy;
        }
        int end = 2;
        while (end < hierarchy.length() && "/?".indexOf(hierarchy.charAt(end)) < 0) {
            end++;
        }
        String authority = hierarchy.substring(2, end);
        int open = authority.indexOf('[');
        if (open < 0) {
            return hierarchy;
        }
        int close = authority.indexOf(']', open);
        boolean literal = close > open + 1
                && (open == 0 || authority.charAt(open - 1) == '@')
                && authority
                        .substring(open + 1, close)
                        .chars()
                        .allMatch(c -> isLetter(c) || isDigit(c) || c == ':' || c == '.')
                && authority.substring(close + 1).matches("(:[0-9]{0,9})?");
        return literal ? authority.substring(0, open) + hierarchy.substring(end) : null;
    }

    private static boolean isMadeOfPathCharacters(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '%') {
                if (index + 2 >= text.length() || !isHex(text.charAt(index + 1)) || !isHex(text.charAt(index + 2))) {
                    return false;
                }
                index += 2;
            } else if (!isLetter(character) && !isDigit(character) && MARKS.indexOf(character) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHex(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
