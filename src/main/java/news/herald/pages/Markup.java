package news.herald.pages;

import jakarta.json.JsonObject;

/** What goes into a page as it is. Each way to make one says why that is safe. Immutable. */
final class Markup implements Html {

    private final String html;

    private Markup(String html) {
        this.html = html;
    }

    /**
     * A body of type text/html: {@code ninjs.Sanitizing} cleaned and balanced it before it was stored, and wrote every
     * {@code <} that begins no tag as a reference. A page has one heading of the first level, which is not in a body.
     */
    static Markup cleaned(String body) {
        return new Markup(Characters.legal(body).replace("<h1", "<h2").replace("</h1>", "</h2>"));
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

    @Override
    public void appendTo(StringBuilder page) {
        page.append(html);
    }
}
