package news.herald.pages;

/** The beginning of a text. Stateless. */
final class Excerpt {

    private Excerpt() {}

    /** @return the whole text, or what ends with a word and an ellipsis and is at most so long */
    static String of(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        int end = text.lastIndexOf(' ', characters - 1);
        // A text without blanks, or one long word: not in the midst of a pair.
        int cut = end > characters / 2 ? end : characters - 1;
        int whole = Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut;
        return text.substring(0, whole).stripTrailing() + "…";
    }
}
