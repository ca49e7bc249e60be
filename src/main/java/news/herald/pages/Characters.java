package news.herald.pages;

/** Characters that pages and feeds may hold. Stateless. */
final class Characters {

    private Characters() {}

    /**
     * Without those that XML 1.0 (section 2.2) forbids even as references, and that HTML calls errors: control characters,
     * halves of a surrogate pair, U+FFFE and U+FFFF. One of them would make a whole feed unreadable.
     */
    static String legal(String text) {
        if (text.codePoints().allMatch(Characters::isLegal)) {
            return text;
        }
        return text.codePoints()
                .filter(Characters::isLegal)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xd7ff
                || c >= 0xe000 && c <= 0xfffd
                || c >= 0x10000;
    }
}
