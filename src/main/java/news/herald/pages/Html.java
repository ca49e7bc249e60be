package news.herald.pages;

/**
 * A piece of a page. Text and attributes are escaped as they are written, and {@link Markup} is the only way around that.
 */
sealed interface Html permits Element, Html.Text, Markup {

    void appendTo(StringBuilder page);

    /** Words, whatever characters they have. */
    static Html text(String words) {
        return new Text(words);
    }

    default String html() {
        StringBuilder page = new StringBuilder(1_024);
        appendTo(page);
        return page.toString();
    }

    record Text(String words) implements Html {

        @Override
        public void appendTo(StringBuilder page) {
            escape(words, page);
        }
    }

    /** For text and for a value in quotation marks. */
    static void escape(String words, StringBuilder page) {
        String legal = Characters.legal(words);
        for (int index = 0; index < legal.length(); index++) {
            char c = legal.charAt(index);
            switch (c) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> page.append(c);
            }
        }
    }
}
