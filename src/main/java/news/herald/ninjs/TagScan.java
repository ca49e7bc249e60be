package news.herald.ninjs;

import news.herald.problem.Refusal;

/**
 * Refuses a tag with more attributes than anybody writes: the sanitizer compares each with all others, so that a
 * megabyte of {@code dir=ltr dir=ltr …} kept a core busy for minutes. Reads tags as browsers do (WHATWG HTML, section
 * 13.2.5). Used by one thread, for one text.
 */
final class TagScan {

    static final int ATTRIBUTES = 100;

    private final String html;
    private int at;

    private TagScan(String html) {
        this.html = html;
    }

    /** @throws Refusal 400 */
    static void check(String html) {
        new TagScan(html).check();
    }

    private void check() {
        for (at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
            at++;
            if (at < html.length() && Character.isLetter(html.charAt(at))) {
                skipUntil(" \t\n\r\f/>");
                attributes();
            }
        }
    }

    private void attributes() {
        for (int count = 0; ; count++) {
            skip(" \t\n\r\f/");
            if (at >= html.length() || html.charAt(at) == '>') {
                return;
            }
            if (count == ATTRIBUTES) {
                throw Refusal.badRequest("A text has a tag with more than " + ATTRIBUTES + " attributes.");
            }
            at++;
            skipUntil(" \t\n\r\f/>=");
            skip(" \t\n\r\f");
            if (at < html.length() && html.charAt(at) == '=') {
                at++;
                value();
            }
        }
    }

    private void value() {
        skip(" \t\n\r\f");
        if (at < html.length() && (html.charAt(at) == '"' || html.charAt(at) == '\'')) {
            int close = html.indexOf(html.charAt(at), at + 1);
            at = close < 0 ? html.length() : close + 1;
        } else {
            skipUntil(" \t\n\r\f>");
        }
    }

    private void skip(String characters) {
        while (at < html.length() && characters.indexOf(html.charAt(at)) >= 0) {
            at++;
        }
    }

    private void skipUntil(String characters) {
        while (at < html.length() && characters.indexOf(html.charAt(at)) < 0) {
            at++;
        }
    }
}
