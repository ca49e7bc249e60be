package news.herald.pages;

import jakarta.json.JsonObject;

/** What goes into a page as it is. Each way to make one says why that is safe. Immutable. */
final class Markup implements Html {

    private final String html;

    private Markup(String html) {
        this.html = html;
    }

    /** A body of type text/html: {@code ninjs.Sanitizing} cleaned and balanced it before it was stored. */
    static Markup cleaned(String body) {
        return new Markup(Characters.legal(body));
    }

    /** What escaped itself already. */
    static Markup written(Html piece) {
        return new Markup(piece.html());
    }

    /**
     * For inside of a script element, where nothing is unescaped and {@code </script} or {@code <!--} in a text would end
     * the data or begin something else: JSON has a second way to write these characters.
     */
    static Markup json(JsonObject data) {
        return new Markup(Characters.legal(data.toString())
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029"));
    }

    int length() {
        return html.length();
    }

    @Override
    public void appendTo(StringBuilder page) {
        page.append(html);
    }
}
