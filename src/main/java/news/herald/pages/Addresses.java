package news.herald.pages;

import java.util.Locale;

/** Addresses that documents bring. Stateless. */
final class Addresses {

    /** What every browser takes. */
    private static final int LONGEST = 2_000;

    private Addresses() {}

    /** Whether a page may load it or link to it, wherever the page is shown. */
    static boolean isWeb(String address) {
        if (address.length() > LONGEST) {
            return false;
        }
        String lower = address.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://");
    }

    /** The same, or a path of this site: two slashes would begin another one's name. */
    static boolean isLink(String address) {
        return isWeb(address) || address.matches("/(?![/\\\\])[^\\s\\\\]*");
    }
}
